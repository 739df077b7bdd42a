package dev.lodestone.store.expression.syntax;

import java.util.List;

/** The words that are keywords in one kind of expression and ordinary, if reserved, words in the others. */
final class Keywords {
    static final Keywords NONE = new Keywords(List.of());
    static final Keywords OF_CONDITIONS =
            new Keywords(List.of(TokenKind.AND, TokenKind.OR, TokenKind.NOT, TokenKind.BETWEEN, TokenKind.IN));
    static final Keywords OF_UPDATES =
            new Keywords(List.of(TokenKind.SET, TokenKind.REMOVE, TokenKind.ADD, TokenKind.DELETE));

    private final List<TokenKind> kinds;

    private Keywords(List<TokenKind> kinds) {
        this.kinds = kinds;
    }

    /** The keyword that the part of the text is, in upper or lower case, or an identifier. */
    TokenKind kindOf(String text, int start, int end) {
        for (TokenKind kind : kinds) {
            String keyword = kind.name();
            if (keyword.length() == end - start && text.regionMatches(true, start, keyword, 0, keyword.length())) {
                return kind;
            }
        }
        return TokenKind.IDENTIFIER;
    }
}
