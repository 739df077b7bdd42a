package dev.lodestone.benchmarks.testkit.peer;

/** Starts a server for each test, and makes its tables; the server is stopped after it. */
final class NewServers extends NewInstances {

    @Override
    Instance start() throws Exception {
        return Instance.served();
    }
}
