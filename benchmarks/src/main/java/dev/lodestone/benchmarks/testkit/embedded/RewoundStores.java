package dev.lodestone.benchmarks.testkit.embedded;

import dev.lodestone.benchmarks.testkit.suite.ShopTests;
import dev.lodestone.testkit.junit.LodestoneTest;

/** Ten test classes with a store each, which is rewound before each test. */
public final class RewoundStores {

    private RewoundStores() {}

    @LodestoneTest
    @ShopStore
    abstract static class Rewound extends ShopTests {}

    static final class Shop0 extends Rewound {}

    static final class Shop1 extends Rewound {}

    static final class Shop2 extends Rewound {}

    static final class Shop3 extends Rewound {}

    static final class Shop4 extends Rewound {}

    static final class Shop5 extends Rewound {}

    static final class Shop6 extends Rewound {}

    static final class Shop7 extends Rewound {}

    static final class Shop8 extends Rewound {}

    static final class Shop9 extends Rewound {}
}
