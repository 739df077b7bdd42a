package dev.lodestone.testkit.junit;

import dev.lodestone.testkit.fixture.Fixture;
import dev.lodestone.testkit.fixture.Fixtures;
import java.util.List;

/** Loads the fixtures that annotations declare. */
final class DeclaredFixtures {
    private DeclaredFixtures() {}

    static void load(List<LodestoneFixture> declared, Class<?> testClass, Fixtures fixtures) {
        for (LodestoneFixture one : declared) {
            fixtures.load(fixture(one, testClass));
        }
    }

    private static Fixture fixture(LodestoneFixture declared, Class<?> testClass) {
        Fixture fixture = Fixture.named(testClass, declared.value());
        if (!declared.table().isEmpty()) {
            fixture = fixture.into(declared.table());
        }
        return declared.delimiter() == 0 ? fixture : fixture.delimitedBy(declared.delimiter());
    }
}
