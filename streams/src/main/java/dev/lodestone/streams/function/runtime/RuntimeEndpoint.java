package dev.lodestone.streams.function.runtime;

/** An address at which one process reaches its {@link RuntimeApi}. Thread-safe. */
public interface RuntimeEndpoint extends AutoCloseable {
    /** Host and port with a colon between, as in {@code AWS_LAMBDA_RUNTIME_API}. */
    String address();

    /** Serves no more; a second call does nothing. */
    @Override
    void close();
}
