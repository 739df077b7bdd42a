package dev.lodestone.benchmarks.testkit.peer;

import dev.lodestone.benchmarks.testkit.suite.ShopTests;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten test classes whose tests have a server each, with tables made in it. */
public final class ServerPerTest {

    private ServerPerTest() {}

    @ExtendWith(NewServers.class)
    abstract static class WithServer extends ShopTests {}

    static final class Shop0 extends WithServer {}

    static final class Shop1 extends WithServer {}

    static final class Shop2 extends WithServer {}

    static final class Shop3 extends WithServer {}

    static final class Shop4 extends WithServer {}

    static final class Shop5 extends WithServer {}

    static final class Shop6 extends WithServer {}

    static final class Shop7 extends WithServer {}

    static final class Shop8 extends WithServer {}

    static final class Shop9 extends WithServer {}
}
