package dev.lodestone.store;

/** What fails in a row of steps that are all taken: the first failure, with the others suppressed. Used by one thread. */
final class Failures {
    private RuntimeException first;

    void add(RuntimeException failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    /** Takes a step. */
    void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            add(e);
        }
    }

    /** Throws the first failure if there was one. */
    void throwFirst() {
        if (first != null) {
            throw first;
        }
    }
}
