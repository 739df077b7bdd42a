package dev.lodestone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HttpConnectionsTest extends HttpServerFixture {
    @Test
    void serveManyRequests() throws Exception {
        try (RawClient raw = new RawClient(server)) {
            for (int i = 0; i < 100; i++) {
                raw.send(RawClient.post(i % 2 == 0 ? "Echo" : "EchoLong", "{\"n\":" + i + "}"));
                RawClient.Response response = raw.read();
                assertEquals("{\"n\":" + i + "}", response.text());
                assertTrue(response.checksumIsRight());
            }
        }
    }

    @Test
    void answerPipelinedRequestsInOrder() throws Exception {
        try (RawClient raw = new RawClient(server)) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                requests.append(RawClient.post(i % 3 == 0 ? "EchoLong" : "Echo", "{\"n\":" + i + "}"));
            }
            raw.send(requests.toString());
            for (int i = 0; i < 500; i++) {
                assertEquals("{\"n\":" + i + "}", raw.read().text());
            }
        }
    }

    @Test
    void waitForSlowReaders() throws Exception {
        try (RawClient raw = new RawClient(server)) {
            raw.send(RawClient.post("Large", "").repeat(10));
            raw.send(RawClient.post("Echo", "{}"));
            for (int i = 0; i < 10; i++) {
                assertEquals(EchoService.LARGE, raw.read().body().length);
            }
            assertEquals("{}", raw.read().text());
        }
    }

    @Test
    void areNotHeldUpByASlowOne() throws Exception {
        try (RawClient slow = new RawClient(server);
                RawClient quick = new RawClient(server)) {
            slow.send(RawClient.post("Wait", "{\"slow\":1}") + RawClient.post("Echo", "{\"next\":1}"));
            service.waiting.await();
            assertEquals("{}", quick.send(RawClient.post("Echo", "{}")).read().text());
            assertEquals(
                    "{}", quick.send(RawClient.post("EchoLong", "{}")).read().text());
            service.release.countDown();
            assertEquals("{\"slow\":1}", slow.read().text());
            assertEquals("{\"next\":1}", slow.read().text());
        }
    }

    @Test
    void closeWhenAsked() throws Exception {
        try (RawClient raw = new RawClient(server)) {
            RawClient.Response response =
                    raw.send(RawClient.post("Echo", "{}", "Connection: close")).read();
            assertEquals("close", response.header("Connection"));
            assertTrue(raw.isClosedByServer());
        }
    }

    @Test
    void keepHttp10OpenOnlyWhenAsked() throws Exception {
        String get = "GET / HTTP/1.0\r\n";
        try (RawClient raw = new RawClient(server)) {
            raw.send(get + "Connection: keep-alive\r\n\r\n");
            assertEquals("keep-alive", raw.read().header("Connection"));
            raw.send(get + "\r\n");
            assertEquals("close", raw.read().header("Connection"));
            assertTrue(raw.isClosedByServer());
        }
    }

    @Test
    void answerClientsThatHaveNothingMoreToSend() throws Exception {
        try (RawClient raw = new RawClient(server)) {
            raw.send(RawClient.post("EchoLong", "{\"n\":1}") + RawClient.post("Echo", "{\"n\":2}"));
            raw.endOutput();
            assertEquals("{\"n\":1}", raw.read().text());
            assertEquals("{\"n\":2}", raw.read().text());
            assertTrue(raw.isClosedByServer());
        }
    }

    @Test
    void acceptChunksAndTricklingBytes() throws Exception {
        try (RawClient raw = new RawClient(server)) {
            String request = "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: Echo\r\nContent-Type: " + JSON
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n";
            for (int i = 0; i < request.length(); i++) {
                raw.send(request.substring(i, i + 1));
            }
            assertEquals("{\"a\":1}", raw.read().text());
        }
    }

    @Test
    void continueWhenExpected() throws Exception {
        try (RawClient raw = new RawClient(server)) {
            String request = RawClient.post("Echo", "{}", "Expect: 100-continue");
            raw.send(request.substring(0, request.length() - 2));
            assertEquals("HTTP/1.1 100 Continue", raw.readLine());
            assertEquals("", raw.readLine());
            raw.send("{}");
            assertEquals("{}", raw.read().text());
        }
    }
}
