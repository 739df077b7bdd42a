package dev.lodestone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class HttpStartAndCloseTest extends HttpServerFixture {
    @Test
    void finishesRequestsInWork() throws Exception {
        HttpServer closing = HttpServer.start(options(), service);
        try (RawClient busy = new RawClient(closing);
                RawClient idle = new RawClient(closing)) {
            idle.send(RawClient.post("Echo", "{}")).read();
            busy.send(RawClient.post("Wait", "{\"w\":1}"));
            service.waiting.await();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
            assertTrue(idle.isClosedByServer());
            assertFalse(closed.isDone());
            service.release.countDown();
            assertEquals("{\"w\":1}", busy.read().text());
            assertTrue(busy.isClosedByServer());
            await(closed);
        }
        assertThrows(IOException.class, () -> new RawClient(closing).close());
    }

    private void await(CompletableFuture<Void> future) throws InterruptedException, ExecutionException {
        future.get();
    }

    @Test
    void namesThePortThatIsInUse() {
        int port = server.address().getPort();
        HttpServerOptions same = options().withAddress("127.0.0.1", port);
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> HttpServer.start(same, service));
        assertEquals(
                "Port " + port + " of 127.0.0.1 is already in use",
                failure.getCause().getMessage());
    }

    @Test
    void namesTheAddressThatIsNotOurs() {
        HttpServerOptions foreign = options().withAddress("192.0.2.1", 0);
        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> HttpServer.start(foreign, service));
        assertTrue(failure.getCause().getMessage().startsWith("Cannot listen on 192.0.2.1:0: "));
    }
}
