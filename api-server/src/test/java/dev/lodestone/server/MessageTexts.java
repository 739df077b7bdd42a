package dev.lodestone.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The texts of messages in Java sources: string literals and text blocks that read like a sentence or a part of one.
 * Literals that are joined by {@code +} count as one.
 *
 * @param place file and line
 */
record MessageTexts(String text, String place) {
    private static final int FEWEST_WORDS = 4;
    private static final int FEWEST_CHARACTERS = 25;

    /** Those of all sources below a folder. */
    static List<MessageTexts> below(Path folder) throws IOException {
        List<MessageTexts> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                texts.addAll(in(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return texts;
    }

    /** Those of one source. */
    static List<MessageTexts> in(String file, String source) {
        List<MessageTexts> texts = new ArrayList<>();
        for (JavaLiterals.Literal literal : JavaLiterals.of(source)) {
            MessageTexts text = new MessageTexts(literal.text(), file + ":" + literal.line());
            if (text.isMessage()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** JSON is no message, however long. */
    private boolean isMessage() {
        String trimmed = text.strip();
        boolean isLong = trimmed.length() >= FEWEST_CHARACTERS && trimmed.indexOf(' ') >= 0;
        return !text.contains("\\\":") && (isLong || trimmed.split("\\s+").length >= FEWEST_WORDS);
    }

    /** Which of the texts stand in two places, by themselves or within another text. */
    static List<String> doubles(List<MessageTexts> texts) {
        List<String> doubles = new ArrayList<>();
        for (int at = 0; at < texts.size(); at++) {
            for (int other = 0; other < texts.size(); other++) {
                if (at != other && texts.get(at).isWithin(texts.get(other))) {
                    doubles.add(texts.get(at) + " is within " + texts.get(other));
                }
            }
        }
        return doubles;
    }

    private boolean isWithin(MessageTexts other) {
        String part = text.strip();
        return part.length() >= FEWEST_CHARACTERS ? other.text.contains(part) : other.text.equals(text);
    }
}
