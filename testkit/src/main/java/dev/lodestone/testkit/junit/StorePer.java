package dev.lodestone.testkit.junit;

/** Which tests share a store. */
public enum StorePer {
    /**
     * The tests of a class have one store, with its nested classes, and each test begins with what the set-up of its class has
     * left. They must not run at the same time; tests of different classes may.
     */
    CLASS,

    /**
     * Each test has a store of its own, in memory, that begins as a copy of what the set-up of its class has left. Tests may
     * run at the same time. Clients must be parameters of the test or of its {@code @BeforeEach}: those that the set-up of the
     * class was given have another store.
     */
    METHOD
}
