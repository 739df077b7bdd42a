package dev.lodestone.benchmarks.testkit;

/**
 * One run of the thousand tests; the times are nanoseconds.
 *
 * @param tests from before the first set-up until after the last tear-down
 * @param bodies what the bodies of the tests took of it
 * @param cpu processor time that the process took, with its compilers and collectors
 * @param process the whole process
 */
record TestRun(long succeeded, long failed, long tests, long bodies, long cpu, long process) {

    static final int TESTS = 1000;

    static TestRun of(ChildProgram.Outcome outcome) {
        return new TestRun(
                outcome.number("succeeded"),
                outcome.number("failed"),
                outcome.number("tests"),
                outcome.number("bodies"),
                outcome.number("cpu"),
                outcome.nanos());
    }

    /** What gave the tests their stores, and JUnit. */
    long aroundBodies() {
        return tests - bodies;
    }

    /** Whether every test has been run and has passed. */
    boolean isClean() {
        return succeeded == TESTS && failed == 0;
    }
}
