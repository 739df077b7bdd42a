package dev.lodestone.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes within a test, at the same time where they let it. */
final class TestClassRun {
    private TestClassRun() {}

    static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .execute();
    }

    static void assertAllPass(Class<?> testClass, int tests) {
        EngineExecutionResults results = run(testClass);
        results.allEvents().failed().assertThatEvents().isEmpty();
        assertEquals(tests, results.testEvents().succeeded().count());
    }
}
