package dev.lodestone.benchmarks.load;

/** A server that somebody else started; it is left running. */
record RunningServer(String name, Endpoint endpoint) implements Server {

    @Override
    public String description() {
        return "already running at " + endpoint.authority();
    }

    @Override
    public long cpuNanos() {
        return -1;
    }

    @Override
    public void close() {}
}
