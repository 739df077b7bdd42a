package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds what the guide shows of the examples with tests to what they are. */
class ShownExamplesTest {
    private static final Path GUIDE = Path.of("..", "docs", "other-languages.md");
    private static final Path README = Path.of("..", "README.md");

    private static List<String> blocks(String language, Path file) throws IOException {
        Pattern block = Pattern.compile("```" + language + "\n(.*?)```\n", Pattern.DOTALL);
        return block.matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static void assertShownAsTheyAre(String language, String... examples) throws IOException {
        List<String> blocks = blocks(language, GUIDE);
        assertFalse(blocks.isEmpty());
        for (String example : examples) {
            String content = Files.readString(InstalledClients.EXAMPLES.resolve(example));
            blocks.forEach(block -> assertTrue(content.contains(block), () -> example + " is not shown as it is"));
        }
    }

    @Test
    void python() throws IOException {
        assertShownAsTheyAre("python", "pytest/test_orders.py");
    }

    @Test
    void javaScript() throws IOException {
        assertShownAsTheyAre("javascript", "vitest/time-and-faults.test.js", "jest/time-and-faults.test.js");
    }

    @Test
    void readme() throws IOException {
        String test = blocks("python", README).stream()
                .filter(block -> block.startsWith("def test_"))
                .findFirst()
                .orElseThrow();
        assertTrue(Files.readString(InstalledClients.EXAMPLES.resolve("pytest/test_orders.py"))
                .contains(test));
    }
}
