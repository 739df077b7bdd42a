package dev.lodestone.benchmarks.load;

import dev.lodestone.benchmarks.harness.Machine;

/**
 * Processor time taken so far, in nanoseconds; -1 stands for what cannot be known.
 *
 * @param server by the server's processes
 * @param machine by all processes of the machine
 */
record CpuTimes(long server, long machine) {

    static final long UNKNOWN = Machine.UNKNOWN;

    /** The server's time since an earlier reading. */
    long serverSince(CpuTimes earlier) {
        return server < 0 || earlier.server < 0 ? UNKNOWN : server - earlier.server;
    }

    /** The time since an earlier reading that neither the server took nor the load threads, which took {@code load}. */
    long othersSince(CpuTimes earlier, long load) {
        long byServer = serverSince(earlier);
        if (byServer < 0 || machine < 0 || earlier.machine < 0) {
            return UNKNOWN;
        }
        return Math.max(0, machine - earlier.machine - byServer - load);
    }
}
