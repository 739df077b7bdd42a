package dev.lodestone.benchmarks.load;

/**
 * One stretch of load: one operation on one server.
 *
 * @param threads the load threads that share the connections
 * @param warmUpNanos the time before the measured time
 * @param measureNanos the measured time
 */
record Load(
        Endpoint endpoint,
        DataSet data,
        LoadOperation operation,
        int connections,
        int threads,
        long warmUpNanos,
        long measureNanos) {

    Load {
        if (threads < 1 || connections < threads) {
            throw new IllegalArgumentException("Expected at least as many connections as threads, not " + connections
                    + " connections and " + threads + " threads");
        }
        if (data.items() / connections < operation.items()) {
            throw new IllegalArgumentException(operation.label() + " needs at least " + operation.items() * connections
                    + " items for " + connections + " connections, not " + data.items());
        }
    }
}
