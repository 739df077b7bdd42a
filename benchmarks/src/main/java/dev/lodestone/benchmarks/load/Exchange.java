package dev.lodestone.benchmarks.load;

import java.nio.ByteBuffer;

/** What one connection asks, request by request, and what it makes of the answers. Belongs to one load thread. */
interface Exchange {

    /** The next request, whatever became of the one before; the buffer is valid until the next call. */
    ByteBuffer next();

    /** Takes a complete answer with status 200; gives what is wrong with it, or null. */
    String take(ResponseReader answer);

    /** For how many operations the answer taken last counts. */
    int counted();
}
