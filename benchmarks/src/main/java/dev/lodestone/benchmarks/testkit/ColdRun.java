package dev.lodestone.benchmarks.testkit;

/**
 * One new process, in nanoseconds from the first line of its main.
 *
 * @param store until there is a store
 * @param client until there is a client
 * @param answer until the first answer
 * @param item until an item has been read that was written into a table made before
 * @param process the whole process, which begins before main
 */
record ColdRun(long store, long client, long answer, long item, long process) {

    static ColdRun of(ChildProgram.Outcome outcome) {
        return new ColdRun(
                outcome.number("store"),
                outcome.number("client"),
                outcome.number("answer"),
                outcome.number("item"),
                outcome.nanos());
    }
}
