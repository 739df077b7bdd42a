package dev.lodestone.benchmarks.testkit.peer;

import dev.lodestone.benchmarks.testkit.suite.ShopTests;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten test classes whose tests have an instance each, with tables made in it. */
public final class InstancePerTest {

    private InstancePerTest() {}

    @ExtendWith(NewInstances.class)
    abstract static class WithInstance extends ShopTests {}

    static final class Shop0 extends WithInstance {}

    static final class Shop1 extends WithInstance {}

    static final class Shop2 extends WithInstance {}

    static final class Shop3 extends WithInstance {}

    static final class Shop4 extends WithInstance {}

    static final class Shop5 extends WithInstance {}

    static final class Shop6 extends WithInstance {}

    static final class Shop7 extends WithInstance {}

    static final class Shop8 extends WithInstance {}

    static final class Shop9 extends WithInstance {}
}
