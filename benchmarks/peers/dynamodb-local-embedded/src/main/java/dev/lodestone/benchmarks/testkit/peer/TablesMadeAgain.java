package dev.lodestone.benchmarks.testkit.peer;

import dev.lodestone.benchmarks.testkit.suite.ShopTests;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten test classes that share an instance, in which each test has its tables deleted and made again. */
public final class TablesMadeAgain {

    private TablesMadeAgain() {}

    @ExtendWith(NewTables.class)
    abstract static class WithTables extends ShopTests {}

    static final class Shop0 extends WithTables {}

    static final class Shop1 extends WithTables {}

    static final class Shop2 extends WithTables {}

    static final class Shop3 extends WithTables {}

    static final class Shop4 extends WithTables {}

    static final class Shop5 extends WithTables {}

    static final class Shop6 extends WithTables {}

    static final class Shop7 extends WithTables {}

    static final class Shop8 extends WithTables {}

    static final class Shop9 extends WithTables {}
}
