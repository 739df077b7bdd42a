package dev.lodestone.store.expression.syntax;

/** Cuts the text of an expression into tokens. It refuses nothing: what it does not know becomes a token of its own. */
final class Tokenizer {
    private final String text;
    private final Keywords keywords;
    private final Tokens tokens;
    private int at;

    private Tokenizer(String text, Keywords keywords) {
        this.text = text;
        this.keywords = keywords;
        this.tokens = new Tokens(text);
    }

    static Tokens tokenize(String text, Keywords keywords) {
        Tokenizer tokenizer = new Tokenizer(text, keywords);
        tokenizer.readAll();
        return tokenizer.tokens;
    }

    private void readAll() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isWhitespace(c)) {
                at++;
            } else {
                readToken(c);
            }
        }
        tokens.add(TokenKind.END, at, at);
    }

    private void readToken(char c) {
        int start = at;
        at++;
        if (isWordStart(c)) {
            skipWord();
            tokens.add(keywords.kindOf(text, start, at), start, at);
        } else if (isDigit(c)) {
            skipDigits();
            tokens.add(TokenKind.NUMBER, start, at);
        } else if (c == '#' || c == ':') {
            readPlaceholder(c, start);
        } else {
            tokens.add(symbol(c), start, at);
        }
    }

    private void readPlaceholder(char sign, int start) {
        skipWord();
        if (at == start + 1) {
            tokens.add(TokenKind.UNKNOWN, start, at);
        } else {
            tokens.add(sign == '#' ? TokenKind.NAME : TokenKind.VALUE, start, at);
        }
    }

    private TokenKind symbol(char c) {
        return switch (c) {
            case '=' -> TokenKind.EQ;
            case '<' -> accept('>') ? TokenKind.NE : accept('=') ? TokenKind.LE : TokenKind.LT;
            case '>' -> accept('=') ? TokenKind.GE : TokenKind.GT;
            case '+' -> TokenKind.PLUS;
            case '-' -> TokenKind.MINUS;
            case '(' -> TokenKind.LEFT_PARENTHESIS;
            case ')' -> TokenKind.RIGHT_PARENTHESIS;
            case '[' -> TokenKind.LEFT_BRACKET;
            case ']' -> TokenKind.RIGHT_BRACKET;
            case '.' -> TokenKind.DOT;
            case ',' -> TokenKind.COMMA;
            default -> {
                if (Character.isHighSurrogate(c) && at < text.length() && Character.isLowSurrogate(text.charAt(at))) {
                    at++;
                }
                yield TokenKind.UNKNOWN;
            }
        };
    }

    private boolean accept(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipWord() {
        while (at < text.length() && (isWordStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
