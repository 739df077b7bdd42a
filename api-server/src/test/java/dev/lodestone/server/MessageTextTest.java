package dev.lodestone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** No text of a message stands in two places, so that whoever mends one has mended it. */
class MessageTextTest {
    private static List<MessageTexts> ofAllModules() throws IOException {
        List<MessageTexts> texts = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.toList()) {
                Path sources = module.resolve("src/main/java");
                if (Files.isDirectory(sources)) {
                    texts.addAll(MessageTexts.below(sources));
                }
            }
        }
        return texts;
    }

    @Test
    void seesTheProject() throws IOException {
        List<MessageTexts> texts = ofAllModules();
        assertTrue(
                texts.stream().anyMatch(text -> text.text().equals("Item size has exceeded the maximum allowed size")));
        assertTrue(texts.size() > 200, () -> String.valueOf(texts.size()));
    }

    @Test
    void noTextStandsInTwoPlaces() throws IOException {
        assertEquals("", String.join("\n", MessageTexts.doubles(ofAllModules())));
    }

    /** Sources that were written to break the rule. */
    @Nested
    class Notices {
        private static final String SENTENCE = "validation(\"Something is wrong here\");";

        private int doubles(String... sources) {
            List<MessageTexts> texts = new ArrayList<>();
            for (String source : sources) {
                texts.addAll(MessageTexts.in("A.java", source));
            }
            return MessageTexts.doubles(texts).size();
        }

        @Test
        void theSameTextTwice() {
            assertEquals(2, doubles(SENTENCE, SENTENCE));
            assertEquals(2, doubles(SENTENCE + SENTENCE));
            assertEquals(0, doubles(SENTENCE));
        }

        @Test
        void textsInPieces() {
            assertEquals(2, doubles(SENTENCE, "\"Something is\"\n    + \" wrong here\""));
            assertEquals(2, doubles(SENTENCE, "name + \"Something is wrong here\" + name"));
            assertEquals(2, doubles(SENTENCE, "\"\"\"Something is wrong here\"\"\""));
        }

        @Test
        void longTextsWithinOthers() {
            String prefix = "\"The beginning of many messages: \"";
            assertEquals(1, doubles(prefix, "\"The beginning of many messages: one of them\""));
        }

        @Test
        void nothingInCommentsOrCharacters() {
            assertEquals(0, doubles(SENTENCE, "// " + SENTENCE + "\n/* " + SENTENCE + " */ char c = '\"';"));
            assertEquals(0, doubles("'\\''", "\"a b\" + \"a b\""));
        }
    }
}
