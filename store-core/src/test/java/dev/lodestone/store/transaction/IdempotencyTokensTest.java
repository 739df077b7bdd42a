package dev.lodestone.store.transaction;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyTokensTest {
    private static final long WINDOW = IdempotencyTokens.VALIDITY_MILLIS;

    private final StorageEngine engine = new MemoryEngine();
    private long now = 1_000 * WINDOW;
    private IdempotencyTokens tokens = new IdempotencyTokens(engine, () -> now);

    @AfterEach
    void close() {
        engine.close();
    }

    private static RequestToken token(String token, String body) {
        return new RequestToken("", token, new RequestDigest().text(body));
    }

    private void use(RequestToken token) {
        use(token, tokens.window());
    }

    private void use(RequestToken token, long window) {
        List<Address> addresses = tokens.addresses(token, window);
        engine.update(addresses, (found, batch) -> {
            tokens.store(token, window, addresses, found, batch);
            return null;
        });
    }

    private int stored() {
        int[] entries = {0};
        for (int space : new int[] {Spaces.EVEN_IDEMPOTENCY_TOKENS, Spaces.ODD_IDEMPOTENCY_TOKENS}) {
            engine.scanAll(space, 0, 1, null, value -> {
                entries[0] += value.length == Long.BYTES ? 0 : 1;
                return true;
            });
        }
        return entries[0];
    }

    @Test
    void aTokenIsRefusedWhileItIsValid() {
        use(token("t", "body"));
        now += WINDOW;
        assertThrows(IdempotencyTokens.AlreadyAppliedException.class, () -> use(token("t", "body")));
        DynamoDbException mismatch = assertThrows(DynamoDbException.class, () -> use(token("t", "other")));
        assertEquals(ErrorType.IDEMPOTENT_PARAMETER_MISMATCH, mismatch.type());
        now++;
        assertDoesNotThrow(() -> use(token("t", "other")));
    }

    @Test
    void namespacesHaveTokensOfTheirOwn() {
        use(token("t", "body"));
        assertDoesNotThrow(() -> use(new RequestToken("elsewhere", "t", new RequestDigest().text("other"))));
    }

    @Test
    void oldTokensAreDropped() {
        for (int window = 0; window < 10; window++) {
            for (int number = 0; number < 5; number++) {
                use(token(window + "-" + number, "body"));
            }
            assertEquals(window == 0 ? 5 : 10, stored());
            now += WINDOW;
        }
    }

    @Test
    void tokensAreFoundByANewInstance() {
        use(token("first", "body"));
        now += WINDOW / 2;
        tokens = new IdempotencyTokens(engine, () -> now);
        assertThrows(IdempotencyTokens.AlreadyAppliedException.class, () -> use(token("first", "body")));
        now += WINDOW / 2;
        tokens = new IdempotencyTokens(engine, () -> now);
        assertThrows(IdempotencyTokens.AlreadyAppliedException.class, () -> use(token("first", "body")));
        assertEquals(1, stored());
    }

    @Test
    void aClockThatIsSetBackFindsTheTokensOfItsTime() {
        use(token("early", "body"));
        now += WINDOW;
        use(token("late", "body"));
        now -= WINDOW / 2;
        assertThrows(IdempotencyTokens.AlreadyAppliedException.class, () -> use(token("early", "body")));
    }

    @Test
    void nothingIsStoredForAWindowThatIsOver() {
        long window = tokens.window();
        now += WINDOW;
        tokens.window();
        assertThrows(IdempotencyTokens.WindowOverException.class, () -> use(token("t", "body"), window));
        assertEquals(0, stored());
    }
}
