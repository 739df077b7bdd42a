package dev.lodestone.partiql.syntax;

import java.util.Locale;

/** The reserved words of PartiQL, whatever their case. A word among them is no name unless it stands in quotes. */
final class Keywords {
    private static final String[] FUNCTIONS = words(
            "avg bag bit_length char_length character_length count list lower max min octet_length sexp size substring"
                    + " sum upper");

    private static final String[] CLAUSES =
            words("cross except full group having inner intersect join left let natural outer right union unpivot");

    private static final String[] STATEMENTS = words("alter create drop exec pivot");

    private static final String[] TYPES = words("bigint blob bool boolean char character clob date dec decimal double"
            + " float int int2 int4 int8 integer integer2 integer4 integer8 numeric real smallint string struct symbol"
            + " time timestamp tuple varchar");

    private static final String[] OTHERS =
            words("absolute action add allocate any are assertion authorization begin bit"
                    + " cascade cascaded case cast catalog check close coalesce collate collation column commit conflict connect"
                    + " connection constraint constraints continue convert corresponding current current_date current_time"
                    + " current_timestamp current_user cursor date_add date_diff deallocate declare default deferrable deferred"
                    + " describe descriptor diagnostics disconnect do domain else end escape exception execute external extract"
                    + " fetch first for foreign found get global go goto grant identity immediate index indicator initially"
                    + " input insensitive interval isolation key language last level local match module names national nchar"
                    + " next no nothing nullif of offset only open option output overlaps pad partial position precision prepare"
                    + " preserve primary prior privileges procedure public read references relative restrict revoke rollback"
                    + " rows schema scroll section session session_user some space sql sqlcode sqlerror sqlstate system_user"
                    + " table temporary then to transaction translate translation trim unique unknown usage user using"
                    + " varying view when whenever with work write zone can_cast can_lossless_cast");

    /** Twice as many places as a power of two that holds all words, so that a search soon meets an empty one. */
    private static final int PLACES = 1024;

    private static final String[] WORDS = new String[PLACES];
    private static final TokenKind[] KINDS = new TokenKind[PLACES];

    static {
        for (TokenKind kind : TokenKind.values()) {
            if (kind.isKeyword() && kind.compareTo(TokenKind.FUNCTION) < 0) {
                put(kind.name().toLowerCase(Locale.ROOT), kind);
            }
        }
        putAll(FUNCTIONS, TokenKind.FUNCTION);
        putAll(CLAUSES, TokenKind.CLAUSE);
        putAll(STATEMENTS, TokenKind.STATEMENT);
        putAll(TYPES, TokenKind.TYPE);
        putAll(OTHERS, TokenKind.KEYWORD);
    }

    private Keywords() {}

    private static String[] words(String list) {
        return list.split(" ", -1);
    }

    private static void putAll(String[] words, TokenKind kind) {
        for (String word : words) {
            put(word, kind);
        }
    }

    private static void put(String word, TokenKind kind) {
        int place = place(word, 0, word.length());
        if (WORDS[place] != null) {
            throw new IllegalStateException("A keyword stands in two lists: " + word);
        }
        WORDS[place] = word;
        KINDS[place] = kind;
    }

    /** The kind of the word that stands there in the text, which consists of ASCII letters, digits and the like. */
    static TokenKind kindOf(String text, int start, int end) {
        TokenKind kind = KINDS[place(text, start, end)];
        return kind == null ? TokenKind.IDENTIFIER : kind;
    }

    /** Where the word is, or the empty place where it would be. */
    private static int place(String text, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + (text.charAt(at) | 0x20);
        }
        int place = (hash ^ (hash >>> 12)) & (PLACES - 1);
        while (WORDS[place] != null && !isWord(WORDS[place], text, start, end)) {
            place = (place + 1) & (PLACES - 1);
        }
        return place;
    }

    private static boolean isWord(String word, String text, int start, int end) {
        return word.length() == end - start && word.regionMatches(true, 0, text, start, word.length());
    }
}
