package dev.lodestone.testkit.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Sends one piece of bytes to whoever subscribes, once it is asked for. */
record AnswerBody(ByteBuffer bytes, Runnable whenDone) implements Publisher<ByteBuffer> {
    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Delivery(subscriber, bytes.duplicate(), whenDone));
    }

    /** One subscriber's; it ends with the first request or with being cancelled. */
    private static final class Delivery implements Subscription {
        private final Subscriber<? super ByteBuffer> subscriber;
        private final ByteBuffer bytes;
        private final Runnable whenDone;
        private final AtomicBoolean ended = new AtomicBoolean();

        Delivery(Subscriber<? super ByteBuffer> subscriber, ByteBuffer bytes, Runnable whenDone) {
            this.subscriber = subscriber;
            this.bytes = bytes;
            this.whenDone = whenDone;
        }

        @Override
        public void request(long count) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            if (count <= 0) {
                subscriber.onError(new IllegalArgumentException("Nothing was requested: " + count));
            } else {
                if (bytes.hasRemaining()) {
                    subscriber.onNext(bytes);
                }
                subscriber.onComplete();
            }
            whenDone.run();
        }

        @Override
        public void cancel() {
            if (ended.compareAndSet(false, true)) {
                whenDone.run();
            }
        }
    }
}
