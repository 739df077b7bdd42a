package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A server for each test on a port of its own, in front of an {@link EchoService}, and the requests the tests send to it.
 * Tests of the HTTP server extend it.
 */
abstract class HttpServerFixture {
    static final String JSON = "application/x-amz-json-1.0";

    final EchoService service = new EchoService();
    final HttpClient client = HttpClient.newHttpClient();
    HttpServer server;

    @BeforeEach
    void start() {
        server = HttpServer.start(options(), service);
    }

    @AfterEach
    void stop() {
        service.release.countDown();
        server.close();
    }

    static HttpServerOptions options() {
        return HttpServerOptions.defaults().withAddress("127.0.0.1", 0).withThreads(1, 2);
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().getPort() + "/"));
    }

    HttpRequest.Builder post(String target, byte[] body) {
        return request()
                .header("X-Amz-Target", target)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return client.send(post(target, body.getBytes(UTF_8)).build(), BodyHandlers.ofString());
    }

    static String crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.valueOf(crc.getValue());
    }
}
