package dev.lodestone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WireOnceReadyTest {
    private static final WireRequest REQUEST = new WireRequest("target", new byte[0], 0, 0);
    private static final WireResponse ANSWER = new WireResponse(200, new byte[] {'x'}, 1);

    private final WireOnceReady wire = new WireOnceReady(new WireService() {
        @Override
        public boolean isBrief(String target) {
            return true;
        }

        @Override
        public WireResponse answer(WireRequest request) {
            return ANSWER;
        }
    });

    private Thread asking;

    /** Asks, and returns once the request waits. */
    private CompletableFuture<WireResponse> ask() throws InterruptedException {
        CompletableFuture<WireResponse> answer = CompletableFuture.supplyAsync(() -> wire.answer(REQUEST), task -> {
            asking = new Thread(task);
            asking.start();
        });
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (asking.getState() != Thread.State.WAITING) {
            assertFalse(answer.isDone(), "The request did not wait");
            assertTrue(System.nanoTime() < deadline, () -> "The request is " + asking.getState());
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return answer;
    }

    @Test
    void answersThoseWhoHaveWaitedOnceItIsOpen() throws Exception {
        CompletableFuture<WireResponse> early = ask();
        assertFalse(wire.isBrief("target"));

        wire.open();

        assertSame(ANSWER, early.get(30, TimeUnit.SECONDS));
        assertSame(ANSWER, wire.answer(REQUEST));
        assertTrue(wire.isBrief("target"));
        wire.giveUp();
        assertSame(ANSWER, wire.answer(REQUEST));
    }

    @Test
    void answersNobodyOnceItIsGivenUp() throws Exception {
        CompletableFuture<WireResponse> early = ask();

        wire.giveUp();

        assertEquals(WireResponse.LOST, early.get(30, TimeUnit.SECONDS));
        assertTrue(wire.answer(REQUEST).isLost());
    }

    @Test
    void endsTheWaitOfWhoIsInterrupted() throws Exception {
        CompletableFuture<WireResponse> early = ask();

        asking.interrupt();

        assertTrue(early.get(30, TimeUnit.SECONDS).isLost());
    }
}
