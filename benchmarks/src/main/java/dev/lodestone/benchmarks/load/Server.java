package dev.lodestone.benchmarks.load;

import java.io.IOException;

/** A server that answers on a loopback address, with the name that it has in the output. */
interface Server extends AutoCloseable {

    String name();

    /** What the server is: version and storage. */
    String description();

    Endpoint endpoint();

    /** The processor time in nanoseconds that the server has taken since its start, or -1 where it cannot be known. */
    long cpuNanos();

    @Override
    void close() throws IOException;
}
