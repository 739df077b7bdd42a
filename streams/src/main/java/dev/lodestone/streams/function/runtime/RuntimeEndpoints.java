package dev.lodestone.streams.function.runtime;

/** Serves {@link RuntimeApi}s over HTTP. Thread-safe. */
@FunctionalInterface
public interface RuntimeEndpoints {
    /**
     * Opens an address for the process of this API alone.
     *
     * @throws java.io.UncheckedIOException if there is none to be had
     */
    RuntimeEndpoint open(RuntimeApi api);
}
