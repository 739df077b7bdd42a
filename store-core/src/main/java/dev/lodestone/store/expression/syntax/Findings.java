package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.expression.ExpressionParameter;

/**
 * What a parser finds wrong with an expression whose syntax is right, the first finding of each sort. The service names
 * them only when the whole expression has been read, in an order of its own.
 */
final class Findings {
    static final String REDUNDANT_PARENTHESES = "The expression has redundant parentheses;";

    private String redundantParentheses;
    private String unknownFunction;
    private String misplacedFunction;
    private String reservedWord;
    private String repeatedSection;

    void redundantParentheses() {
        redundantParentheses = REDUNDANT_PARENTHESES;
    }

    void unknownFunction(String name) {
        if (unknownFunction == null) {
            unknownFunction = "Invalid function name; function: " + name;
        }
    }

    /** A function of one kind of expressions in another kind: {@code "a condition expression"}. */
    void foreignFunction(Function function, String kind) {
        if (misplacedFunction == null) {
            misplacedFunction = "The function is not allowed in " + kind + "; function: " + function.text();
        }
    }

    void misusedFunction(Function function) {
        if (misplacedFunction == null) {
            misplacedFunction =
                    "The function is not allowed to be used this way in an expression; function: " + function.text();
        }
    }

    void name(String name) {
        if (reservedWord == null && ReservedWords.contains(name)) {
            reservedWord = "Attribute name is a reserved keyword; reserved keyword: " + name;
        }
    }

    void repeatedSection(TokenKind section) {
        if (repeatedSection == null) {
            repeatedSection = "The \"" + section + "\" section can only be used once in an update expression;";
        }
    }

    void refuseInCondition(ExpressionParameter parameter) {
        refuseFirst(parameter, redundantParentheses, unknownFunction, misplacedFunction, reservedWord);
    }

    void refuseInUpdate(ExpressionParameter parameter) {
        refuseFirst(parameter, redundantParentheses, reservedWord, unknownFunction, misplacedFunction, repeatedSection);
    }

    void refuseInProjection(ExpressionParameter parameter) {
        refuseFirst(parameter, reservedWord);
    }

    private static void refuseFirst(ExpressionParameter parameter, String... findings) {
        for (String finding : findings) {
            if (finding != null) {
                throw parameter.invalid(finding);
            }
        }
    }
}
