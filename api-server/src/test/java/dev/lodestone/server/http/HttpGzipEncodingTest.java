package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HttpGzipEncodingTest extends HttpServerFixture {
    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void requestsAreDecompressed() throws Exception {
        byte[] plain = "{\"text\":\"compress me\"}".repeat(1000).getBytes(UTF_8);
        HttpRequest request =
                post("Echo", gzip(plain)).header("Content-Encoding", "gzip").build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode());
        assertEquals(new String(plain, UTF_8), new String(response.body(), UTF_8));
    }

    @Test
    void brokenRequestsAreRefused() throws Exception {
        byte[] broken = gzip("{}".repeat(100).getBytes(UTF_8));
        broken[broken.length / 2] ^= 0x55;
        broken[broken.length - 6] ^= 0x55;
        for (byte[] body : new byte[][] {broken, "{}".getBytes(UTF_8), new byte[0]}) {
            HttpRequest request =
                    post("Echo", body).header("Content-Encoding", "gzip").build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertEquals(400, response.statusCode());
            assertTrue(response.body().contains("broken gzip"), response.body());
        }
    }

    @Test
    void requestsThatGrowTooLargeAreRefused() throws Exception {
        HttpRequest request = post("Echo", gzip(new byte[17 * 1024 * 1024]))
                .header("Content-Encoding", "gzip")
                .build();
        assertEquals(413, client.send(request, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void otherEncodingsAreRefused() throws Exception {
        HttpRequest request = post("Echo", "{}".getBytes(UTF_8))
                .header("Content-Encoding", "br")
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertEquals(415, response.statusCode());
        assertTrue(response.body().contains("Unsupported Content-Encoding: br"), response.body());
    }

    @Test
    void largeAnswersAreCompressedOnDemand() throws Exception {
        HttpRequest request = post("Large", new byte[0])
                .header("Accept-Encoding", "deflate, gzip")
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        assertEquals("gzip", response.headers().firstValue("Content-Encoding").orElseThrow());
        assertEquals(
                crc32(response.body()),
                response.headers().firstValue("x-amz-crc32").orElseThrow());
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertEquals(EchoService.LARGE, in.readAllBytes().length);
        }
    }

    @Test
    void smallOrRefusedAnswersAreNotCompressed() throws Exception {
        HttpRequest small = post("Echo", "{}".getBytes(UTF_8))
                .header("Accept-Encoding", "gzip")
                .build();
        assertEquals("{}", client.send(small, BodyHandlers.ofString()).body());
        HttpRequest refused =
                post("Large", new byte[0]).header("Accept-Encoding", "gzip;q=0").build();
        assertEquals(
                EchoService.LARGE,
                client.send(refused, BodyHandlers.ofByteArray()).body().length);
    }
}
