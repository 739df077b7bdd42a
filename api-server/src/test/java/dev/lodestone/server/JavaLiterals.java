package dev.lodestone.server;

import java.util.ArrayList;
import java.util.List;

/** Finds the string literals and text blocks of a Java source, past its comments and characters. Used by one thread. */
final class JavaLiterals {
    /** What stands between the quotes, escapes as they are; literals joined by {@code +} are one. */
    record Literal(String text, int line) {}

    private static final String BLOCK_QUOTES = "\"\"\"";

    private final String source;
    private final List<Literal> literals = new ArrayList<>();
    private int at;

    /** Whether nothing but a plus has been read since the last literal. */
    private boolean joined;

    private boolean plus;

    private JavaLiterals(String source) {
        this.source = source;
    }

    static List<Literal> of(String source) {
        JavaLiterals reader = new JavaLiterals(source);
        while (reader.at < source.length()) {
            reader.readNext();
        }
        return reader.literals;
    }

    private void readNext() {
        if (source.startsWith("//", at)) {
            skipPast("\n");
        } else if (source.startsWith("/*", at)) {
            skipPast("*/");
        } else if (source.startsWith(BLOCK_QUOTES, at)) {
            int start = at + BLOCK_QUOTES.length();
            at = start;
            skipPast(BLOCK_QUOTES);
            add(start, at - BLOCK_QUOTES.length());
        } else if (source.charAt(at) == '"') {
            int start = at + 1;
            skipQuoted('"');
            add(start, at - 1);
        } else if (source.charAt(at) == '\'') {
            skipQuoted('\'');
            joined = false;
        } else {
            readOther(source.charAt(at));
            at++;
        }
    }

    private void readOther(char c) {
        if (!Character.isWhitespace(c)) {
            joined &= c == '+' && !plus;
            plus = c == '+';
        }
    }

    private void skipPast(String end) {
        int found = source.indexOf(end, at);
        at = found < 0 ? source.length() : found + end.length();
    }

    private void skipQuoted(char quote) {
        at++;
        while (source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void add(int start, int end) {
        String text = source.substring(start, end);
        if (joined && plus) {
            Literal before = literals.remove(literals.size() - 1);
            literals.add(new Literal(before.text() + text, before.line()));
        } else {
            int line = (int) source.substring(0, start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            literals.add(new Literal(text, line));
        }
        joined = true;
        plus = false;
    }
}
