package dev.lodestone.streams.function.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RuntimeApiTest {
    private final List<String> told = new ArrayList<>();
    private final RuntimeApi api = new RuntimeApi(new Recorder());

    /** Writes down what the process says. */
    private final class Recorder implements RuntimeListener {
        @Override
        public void ready() {
            told.add("ready");
        }

        @Override
        public void responded(byte[] payload) {
            told.add("responded " + new String(payload, UTF_8));
        }

        @Override
        public void failed(byte[] payload) {
            told.add("failed " + new String(payload, UTF_8));
        }

        @Override
        public void respondedTooMuch() {
            told.add("too much");
        }

        @Override
        public void initFailed(byte[] payload) {
            told.add("init failed " + new String(payload, UTF_8));
        }
    }

    private static RuntimeInvocation invocation(String id) {
        return new RuntimeInvocation(id, bytes("{}"), 0, "arn", "trace", null);
    }

    /** Asks for an invocation, whatever becomes of that. */
    private void ask() throws RuntimeApiException {
        var unused = api.next();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static void assertRefused(int status, String type, Executable request) {
        RuntimeApiException refusal = assertThrows(RuntimeApiException.class, request);
        assertEquals(status + " " + type, refusal.status() + " " + refusal.type());
    }

    @Test
    void givesOneInvocationAfterTheOther() throws Exception {
        CompletableFuture<RuntimeInvocation> first = api.next();
        assertFalse(first.isDone());
        RuntimeInvocation one = invocation("1");
        assertTrue(api.deliver(one));
        assertSame(one, first.join());
        api.respond("1", bytes("a"));
        CompletableFuture<RuntimeInvocation> second = api.next();
        assertTrue(api.deliver(invocation("2")));
        assertEquals("2", second.join().requestId());
        api.fail("2", bytes("b"));
        assertEquals(List.of("ready", "responded a", "ready", "failed b"), told);
    }

    @Test
    void deliversToNobodyWhoDoesNotWait() throws Exception {
        assertFalse(api.deliver(invocation("1")));
        ask();
        assertTrue(api.deliver(invocation("1")));
        assertFalse(api.deliver(invocation("2")));
        api.respond("1", bytes("a"));
        assertFalse(api.deliver(invocation("2")));
        api.close();
        assertFalse(api.deliver(invocation("2")));
    }

    @Test
    void keepsAnInvocationThatNobodyTook() throws Exception {
        assertTrue(api.next().cancel(false));
        assertFalse(api.deliver(invocation("1")));
        CompletableFuture<RuntimeInvocation> again = api.next();
        assertTrue(api.deliver(invocation("1")));
        assertEquals("1", again.join().requestId());
        assertEquals(List.of("ready"), told);
    }

    @Test
    void knowsTheRequestIds() throws Exception {
        ask();
        api.deliver(invocation("1"));
        assertRefused(400, "InvalidRequestID", () -> api.respond("2", bytes("a")));
        assertRefused(400, "InvalidRequestID", () -> api.fail("2", bytes("a")));
        api.respond("1", bytes("a"));
        assertEquals(List.of("ready", "responded a"), told);
    }

    @Test
    void refusesWhatDoesNotFollow() throws Exception {
        assertRefused(403, "InvalidStateTransition", () -> api.respond("1", bytes("a")));
        ask();
        assertRefused(403, "InvalidStateTransition", () -> api.fail("1", bytes("a")));
        assertRefused(403, "InvalidStateTransition", () -> api.initError(bytes("a")));
        api.deliver(invocation("1"));
        assertRefused(403, "InvalidStateTransition", api::next);
        api.respond("1", bytes("a"));
        assertRefused(403, "InvalidStateTransition", () -> api.respond("1", bytes("again")));
        api.close();
        assertRefused(403, "InvalidStateTransition", api::next);
        assertEquals(List.of("ready", "responded a"), told);
    }

    @Test
    void endsWithAnErrorOfTheBeginning() throws Exception {
        api.initError(bytes("e"));
        assertRefused(403, "InvalidStateTransition", api::next);
        assertRefused(403, "InvalidStateTransition", () -> api.initError(bytes("e")));
        assertEquals(List.of("init failed e"), told);
    }

    @Test
    void refusesResultsThatAreTooLarge() throws Exception {
        ask();
        api.deliver(invocation("1"));
        byte[] tooLarge = new byte[RuntimeApi.MAX_RESPONSE_BYTES + 1];
        assertRefused(413, "RequestEntityTooLarge", () -> api.respond("1", tooLarge));
        ask();
        assertEquals(List.of("ready", "too much", "ready"), told);
    }
}
