package dev.lodestone.streams.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.streams.error.LambdaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/** Holds filter criteria to the library that the service's own rules are made with. */
class FilterCriteriaProperties {
    static {
        // The library is meant to run without its assertions: rules that it can match break some of them.
        ClassLoader.getSystemClassLoader().setPackageAssertionStatus("software.amazon.event.ruler", false);
    }

    /** A pattern and a record. */
    record Trial(String pattern, String record) {}

    @Property(tries = 3_000)
    void matchWhatEventRulerMatches(@ForAll("trials") Trial trial) throws Exception {
        assertSame(trial);
    }

    @Property(tries = 3_000)
    void matchWhatEventRulerMatchesWithPatternsThatFit(@ForAll("fittingTrials") Trial trial) throws Exception {
        assertSame(trial);
    }

    private static void assertSame(Trial trial) throws Exception {
        GenericMachine<String> ruler = ruler(trial.pattern());
        Boolean expected =
                ruler == null ? null : !ruler.rulesForJSONEvent(trial.record()).isEmpty();
        Statistics.collect(expected);
        assertEquals(expected, matches(trial.pattern(), trial.record()), trial::toString);
    }

    @Property(tries = 3_000)
    void refuseWhatEventRulerRefuses(@ForAll("doubtfulPatterns") String pattern) {
        GenericMachine<String> ruler = ruler(pattern);
        Statistics.collect(ruler == null);
        assertEquals(ruler == null, matches(pattern, "{}") == null, () -> pattern);
    }

    @Provide
    Arbitrary<Trial> trials() {
        return Arbitraries.randomValue(
                random -> new Trial(new RandomPatterns(random, 0).pattern(), new RandomRecords(random).record()));
    }

    @Provide
    Arbitrary<Trial> fittingTrials() {
        return Arbitraries.randomValue(random -> {
            String record = new RandomRecords(random).record();
            return new Trial(new FittingPatterns(random, record).pattern(), record);
        });
    }

    @Provide
    Arbitrary<String> doubtfulPatterns() {
        return Arbitraries.randomValue(random -> new RandomPatterns(random, 5).pattern());
    }

    /** The library with a pattern as its only rule, or null if it refuses the pattern. */
    private static GenericMachine<String> ruler(String pattern) {
        if (JsonRuleCompiler.check(pattern) != null) {
            return null;
        }
        GenericMachine<String> machine = GenericMachine.<String>builder().build();
        try {
            for (Map<String, List<Patterns>> rule : JsonRuleCompiler.compile(pattern)) {
                machine.addPatternRule("rule", rule);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return machine;
    }

    private static Boolean matches(String pattern, String record) {
        try {
            return FilterCriteria.parse(List.of(pattern)).matches(record.getBytes(StandardCharsets.UTF_8));
        } catch (LambdaException e) {
            assertEquals("Invalid filter pattern definition.", e.getMessage());
            return null;
        }
    }
}
