package dev.lodestone.testkit.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Collects what a publisher sends. Used by one publisher at a time. */
final class RequestBytes implements Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> all = new CompletableFuture<>();

    private RequestBytes() {}

    /** All that the publisher sends, once it has been sent. */
    static CompletableFuture<byte[]> of(Publisher<ByteBuffer> publisher) {
        RequestBytes collector = new RequestBytes();
        publisher.subscribe(collector);
        return collector.all;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.duplicate().get(bytes);
        received.write(bytes, 0, bytes.length);
    }

    @Override
    public void onError(Throwable failure) {
        all.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        all.complete(received.toByteArray());
    }
}
