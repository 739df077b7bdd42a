package dev.lodestone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class HttpOtherRequestsTest extends HttpServerFixture {
    @Test
    void getIsHealthy() throws Exception {
        HttpResponse<String> response = client.send(request().build(), BodyHandlers.ofString());
        assertEquals(200, response.statusCode());
        assertEquals("healthy: dynamodb.us-east-1.amazonaws.com ", response.body());
    }

    @Test
    void headIsHealthyWithoutBody() throws Exception {
        try (RawClient raw = new RawClient(server)) {
            raw.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
            RawClient.Response response = raw.read(false);
            assertEquals(200, response.status());
            assertEquals("42", response.header("Content-Length"));
            raw.send(RawClient.post("Echo", "{}"));
            assertEquals("{}", raw.read().text());
        }
    }

    @Test
    void otherMethodsAndPathsAreUnknown() throws Exception {
        for (String line : new String[] {"PUT / ", "DELETE / ", "GET /shell "}) {
            try (RawClient raw = new RawClient(server)) {
                RawClient.Response response =
                        raw.send(line + "HTTP/1.1\r\nHost: x\r\n\r\n").read();
                assertEquals(404, response.status());
                assertEquals("<UnknownOperationException/>\n", response.text());
                assertEquals("3552371480", response.header("x-amz-crc32"));
            }
        }
    }

    @Test
    void bodiesThatAreNotJsonAreUnknown() throws Exception {
        HttpRequest request = request()
                .header("X-Amz-Target", "Echo")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertEquals(404, response.statusCode());
        assertEquals("<UnknownOperationException/>\n", response.body());
    }
}
