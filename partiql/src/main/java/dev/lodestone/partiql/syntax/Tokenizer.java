package dev.lodestone.partiql.syntax;

/** Cuts the text of a statement into tokens; whitespace and comments are none. */
final class Tokenizer {
    private final String text;
    private final Tokens tokens;
    private int at;

    private Tokenizer(String text) {
        this.text = text;
        this.tokens = new Tokens(text);
    }

    static Tokens tokenize(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.readAll();
        return tokenizer.tokens;
    }

    private void readAll() {
        while (at < text.length()) {
            readToken(text.charAt(at));
        }
        tokens.add(TokenKind.END, at, at);
    }

    private void readToken(char c) {
        int start = at;
        if (isWhitespace(c)) {
            at++;
        } else if (isWordStart(c)) {
            skipWord();
            tokens.add(Keywords.kindOf(text, start, at), start, at);
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            skipNumber();
            tokens.add(TokenKind.NUMBER, start, at);
        } else if (c == '\'') {
            skipQuoted(c);
            tokens.add(TokenKind.STRING, start, at);
        } else if (c == '"') {
            skipQuoted(c);
            tokens.add(TokenKind.QUOTED_IDENTIFIER, start, at);
        } else if (c == '`') {
            skipQuoted(c);
            tokens.add(TokenKind.ION_LITERAL, start, at);
        } else if (c == '-' && peek(1) == '-') {
            skipLineComment();
        } else if (c == '/' && peek(1) == '*') {
            skipBlockComment();
        } else {
            at++;
            tokens.add(symbol(c), start, at);
        }
    }

    private TokenKind symbol(char c) {
        return switch (c) {
            case '(' -> TokenKind.LEFT_PAREN;
            case ')' -> TokenKind.RIGHT_PAREN;
            case '[' -> TokenKind.LEFT_BRACKET;
            case ']' -> TokenKind.RIGHT_BRACKET;
            case '{' -> TokenKind.LEFT_CURLY;
            case '}' -> TokenKind.RIGHT_CURLY;
            case '.' -> TokenKind.DOT;
            case ',' -> TokenKind.COMMA;
            case ':' -> TokenKind.COLON;
            case ';' -> TokenKind.SEMICOLON;
            case '?' -> TokenKind.QUESTION_MARK;
            case '@' -> TokenKind.AT_SIGN;
            default -> operator(c);
        };
    }

    private TokenKind operator(char c) {
        return switch (c) {
            case '=' -> TokenKind.EQ;
            case '<' -> lessThan();
            case '>' -> accept('=') ? TokenKind.GE : accept('>') ? TokenKind.RIGHT_DOUBLE_ANGLE_BRACKET : TokenKind.GT;
            case '!' -> require('=', TokenKind.NE);
            case '|' -> require('|', TokenKind.CONCATENATION);
            case '+' -> TokenKind.PLUS;
            case '-' -> TokenKind.MINUS;
            case '*' -> TokenKind.STAR;
            case '/' -> TokenKind.SLASH;
            case '%' -> TokenKind.PERCENT;
            default -> {
                at--;
                throw invalid();
            }
        };
    }

    private TokenKind lessThan() {
        if (accept('=')) {
            return TokenKind.LE;
        }
        if (accept('>')) {
            return TokenKind.NE;
        }
        return accept('<') ? TokenKind.LEFT_DOUBLE_ANGLE_BRACKET : TokenKind.LT;
    }

    private boolean accept(char expected) {
        if (peek(0) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private TokenKind require(char expected, TokenKind kind) {
        if (!accept(expected)) {
            throw invalid();
        }
        return kind;
    }

    /** The character so many places ahead; 0, which starts no token, behind the end. */
    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    private void skipWord() {
        while (isWordStart(peek(0)) || isDigit(peek(0))) {
            at++;
        }
    }

    /** Digits, a fraction and an exponent; the first character is known to belong to a number. */
    private void skipNumber() {
        skipDigits();
        if (accept('.')) {
            skipDigits();
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            if (!isDigit(peek(0))) {
                throw invalid();
            }
            skipDigits();
        }
    }

    private void skipDigits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    /** Goes behind the closing quote; two quotes in a row close nothing. */
    private void skipQuoted(char quote) {
        at++;
        do {
            int closing = text.indexOf(quote, at);
            if (closing < 0) {
                throw unexpectedEnd();
            }
            at = closing + 1;
        } while (accept(quote));
    }

    private void skipLineComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipBlockComment() {
        int closing = text.indexOf("*/", at + 2);
        if (closing < 0) {
            throw unexpectedEnd();
        }
        at = closing + 2;
    }

    private RuntimeException invalid() {
        if (at >= text.length()) {
            return unexpectedEnd();
        }
        int codePoint = text.codePointAt(at);
        return SyntaxErrors.invalidCharacter(
                codePoint, new TextPosition(text).of(at, at + Character.charCount(codePoint)));
    }

    private RuntimeException unexpectedEnd() {
        return SyntaxErrors.unexpectedEnd(new TextPosition(text).of(text.length(), text.length()));
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }
}
