package dev.lodestone.benchmarks.testkit.suite;

/** How long the bodies of tests have taken so far, without what makes their stores. Not thread-safe: tests run one by one. */
final class TestBodies {
    private static long begun;
    private static long nanos;

    private TestBodies() {}

    static void begin() {
        begun = System.nanoTime();
    }

    static void end() {
        nanos += System.nanoTime() - begun;
    }

    static long nanos() {
        return nanos;
    }
}
