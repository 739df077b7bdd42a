package dev.lodestone.server.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.endpoint.InvokeEndpoint;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Functions that serverless-offline runs. */
class ServerlessOfflineTest {
    private static final HttpClient CLIENT = InvokeEndpoint.newClient();
    private static ServerlessOffline offline;

    @BeforeAll
    static void start() throws Exception {
        offline = ServerlessOffline.start(InstalledClients.serverlessOffline());
    }

    @AfterAll
    static void end() throws Exception {
        if (offline != null) {
            offline.close();
        }
    }

    private static CompletableFuture<InvocationResult> invoke(String function, String payload) {
        return InvokeEndpoint.of(CLIENT, offline.endpoint(), function)
                .invoke(Invocation.of("one", payload.getBytes(UTF_8)))
                .toCompletableFuture();
    }

    @Test
    void itsAnswerIsTheFunctions() throws Exception {
        InvocationResult result =
                invoke("shop-dev-echo", "{\"näme\":[1,2.5,null]}").get();
        assertFalse(result.isError());
        assertEquals("{\"seen\":{\"näme\":[1,2.5,null]}}", new String(result.payload(), UTF_8));
    }

    @Test
    void itsFunctionsFailAsTheServicesDo() throws Exception {
        InvocationResult result = invoke("shop-dev-fail", "{}").get();
        assertEquals("Unhandled", result.functionError());
        String payload = new String(result.payload(), UTF_8);
        assertTrue(payload.startsWith("{\"errorMessage\":\"not in stock\",\"errorType\":\"Error\""), payload);
    }

    @Test
    void aFunctionThatItLacksHasNotRun() {
        var failure = assertThrows(
                ExecutionException.class, () -> invoke("shop-dev-none", "{}").get());
        var refusal = assertInstanceOf(InvocationException.class, failure.getCause());
        assertEquals(InvocationException.Reason.NOT_FOUND, refusal.reason());
    }
}
