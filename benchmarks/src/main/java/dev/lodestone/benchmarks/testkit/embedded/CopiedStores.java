package dev.lodestone.benchmarks.testkit.embedded;

import dev.lodestone.benchmarks.testkit.suite.ShopTests;
import dev.lodestone.testkit.junit.LodestoneTest;
import dev.lodestone.testkit.junit.StorePer;

/** Ten test classes whose tests have a copy each of the store that their class has set up. */
public final class CopiedStores {

    private CopiedStores() {}

    @LodestoneTest(store = StorePer.METHOD)
    @ShopStore
    abstract static class Copied extends ShopTests {}

    static final class Shop0 extends Copied {}

    static final class Shop1 extends Copied {}

    static final class Shop2 extends Copied {}

    static final class Shop3 extends Copied {}

    static final class Shop4 extends Copied {}

    static final class Shop5 extends Copied {}

    static final class Shop6 extends Copied {}

    static final class Shop7 extends Copied {}

    static final class Shop8 extends Copied {}

    static final class Shop9 extends Copied {}
}
