package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * A wire whose operations show what HTTP does with them: {@code Echo} is brief and answers with its body, {@code EchoLong} does
 * so on a worker, {@code Wait} does so once it is released, {@code Large} answers with many bytes, {@code Break} throws, and
 * everything else is an error that names the target.
 */
final class EchoService implements WireService {
    static final int LARGE = 5_000_000;

    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);

    @Override
    public boolean isBrief(String target) {
        return !"EchoLong".equals(target) && !"Wait".equals(target);
    }

    @Override
    public WireResponse answer(WireRequest request) {
        return switch (request.target() == null ? "" : request.target()) {
            case "Echo", "EchoLong" -> echo(request);
            case "Wait" -> {
                awaitRelease();
                yield echo(request);
            }
            case "Large" -> large();
            case "Signature" -> answer(200, String.valueOf(request.signature()));
            case "Break" -> throw new IllegalStateException("broken on purpose");
            default -> answer(400, "unknown target " + request.target());
        };
    }

    private void awaitRelease() {
        waiting.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WireResponse echo(WireRequest request) {
        byte[] body = Arrays.copyOfRange(request.body(), request.offset(), request.offset() + request.length());
        return new WireResponse(200, body, body.length);
    }

    private static WireResponse large() {
        byte[] body = new byte[LARGE];
        Arrays.fill(body, (byte) 'x');
        return new WireResponse(200, body, body.length);
    }

    private static WireResponse answer(int status, String text) {
        byte[] body = text.getBytes(UTF_8);
        return new WireResponse(status, body, body.length);
    }
}
