package dev.lodestone.benchmarks.testkit.peer;

import dev.lodestone.benchmarks.testkit.suite.ShopTests;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten test classes that share an instance and its tables, out of which all items are deleted for each test. */
public final class TablesEmptied {

    private TablesEmptied() {}

    @ExtendWith(EmptyTables.class)
    abstract static class WithEmptyTables extends ShopTests {}

    static final class Shop0 extends WithEmptyTables {}

    static final class Shop1 extends WithEmptyTables {}

    static final class Shop2 extends WithEmptyTables {}

    static final class Shop3 extends WithEmptyTables {}

    static final class Shop4 extends WithEmptyTables {}

    static final class Shop5 extends WithEmptyTables {}

    static final class Shop6 extends WithEmptyTables {}

    static final class Shop7 extends WithEmptyTables {}

    static final class Shop8 extends WithEmptyTables {}

    static final class Shop9 extends WithEmptyTables {}
}
