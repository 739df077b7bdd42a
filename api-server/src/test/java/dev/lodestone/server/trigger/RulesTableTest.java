package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Holds the tables of rules in the documentation to the tests that there are, and the tests to the tables. */
class RulesTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "lambda-triggers.md");
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern ROW = Pattern.compile("\\| (C[1-7]\\.\\d+) \\| (.+) \\| (.+) \\|");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern CLASS = Pattern.compile("`(\\w+(?:Test|Properties))`");

    /** A rule, and the tests that it names as {@code Class#method}. */
    private record Rule(String id, String text, List<String> tests) {}

    private static List<Rule> rules() throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                List<String> tests = METHOD.matcher(row.group(3))
                        .results()
                        .map(test -> test.group(1) + "#" + test.group(2))
                        .toList();
                rules.add(new Rule(row.group(1), row.group(2), tests));
            }
        }
        return rules;
    }

    /** The test methods of the test classes in a folder and below it. */
    private static Set<String> testsBelow(Path folder) throws IOException {
        Set<String> tests = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(folder)) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Test.java"))
                    .toList()) {
                tests.addAll(testsOf(source));
            }
        }
        return tests;
    }

    private static List<String> testsOf(Path source) {
        String file = SOURCES.relativize(source).toString().replace(File.separatorChar, '.');
        try {
            Class<?> type = Class.forName(
                    file.substring(0, file.length() - ".java".length()), false, RulesTableTest.class.getClassLoader());
            return Stream.of(type.getDeclaredMethods())
                    .filter(RulesTableTest::isTest)
                    .map(method -> type.getSimpleName() + "#" + method.getName())
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    @Test
    void eachRuleNamesTestsThatThereAre() throws IOException {
        Set<String> tests = testsBelow(SOURCES);
        List<String> missing = new ArrayList<>();
        for (Rule rule : rules()) {
            assertFalse(rule.tests().isEmpty(), "no test of " + rule);
            rule.tests().stream()
                    .filter(test -> !tests.contains(test))
                    .forEach(test -> missing.add(rule.id() + ": " + test));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void eachTestOfThisPackageIsOfARule() throws IOException {
        Set<String> tests = testsBelow(SOURCES.resolve("dev/lodestone/server/trigger"));
        tests.removeIf(test -> test.startsWith("RulesTableTest#"));
        rules().forEach(rule -> tests.removeAll(rule.tests()));
        assertEquals(Set.of(), tests);
    }

    @Test
    void rulesAreNumberedInTheirOrder() throws IOException {
        List<String> ids = rules().stream().map(Rule::id).toList();
        List<String> expected = new ArrayList<>();
        for (String id : ids) {
            String family = id.substring(0, 3);
            long before =
                    expected.stream().filter(known -> known.startsWith(family)).count();
            expected.add(family + (before + 1));
        }
        assertEquals(expected, ids);
        assertEquals(
                List.of("C1", "C2", "C3", "C4", "C5", "C6", "C7"),
                ids.stream().map(id -> id.substring(0, 2)).distinct().toList());
    }

    @Test
    void eachClassThatIsNamedIsThere() throws IOException {
        Set<String> named = CLASS.matcher(Files.readString(DOCUMENT))
                .results()
                .map(test -> test.group(1) + ".java")
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 10, "the table of the engine's tests");
        for (String module : List.of("streams", "api-server")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                sources.forEach(source -> named.remove(source.getFileName().toString()));
            }
        }
        assertEquals(Set.of(), named);
    }
}
