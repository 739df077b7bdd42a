package dev.lodestone.partiql.syntax;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import java.util.Locale;

/**
 * The refusals of texts that are no statements of the dialect. The service parses with the open-source parser of PartiQL
 * and passes its messages on, which therefore are the ones here; what that parser takes and the dialect lacks is refused
 * with its position.
 *
 * @see <a href="https://github.com/partiql/partiql-lang-kotlin">partiql-lang-kotlin</a>
 */
final class SyntaxErrors {
    private SyntaxErrors() {}

    static DynamoDbException invalidCharacter(int codePoint, Position position) {
        String character = Character.toString(codePoint);
        return invalidAt(position, "'" + character + "' [U+" + Integer.toHexString(codePoint) + "]");
    }

    /** The end of the text within a string, a quoted identifier, a comment or a number. */
    static DynamoDbException unexpectedEnd(Position position) {
        return invalidAt(position, "<EOF>");
    }

    private static DynamoDbException invalidAt(Position position, String found) {
        return malformed("Lexer Error: at line " + position.line() + ", column " + position.column()
                + ": invalid character at, " + found);
    }

    private static DynamoDbException malformed(String reason) {
        return validation("Statement wasn't well formed, can't be processed: " + reason);
    }

    static DynamoDbException unexpectedTerm() {
        return malformed("Unexpected term");
    }

    static DynamoDbException unexpectedKeyword() {
        return malformed("Unexpected keyword");
    }

    static DynamoDbException unexpectedOperator() {
        return malformed("Unexpected operator");
    }

    static DynamoDbException unexpectedTokenAfterExpression() {
        return malformed("Unexpected token after expression");
    }

    static DynamoDbException unexpectedTokenAfterSemicolon() {
        return malformed("Unexpected token after semicolon. (Only one query is allowed.)");
    }

    static DynamoDbException expected(TokenKind kind) {
        return malformed("Expected " + kind.name());
    }

    static DynamoDbException expectedKeyword(TokenKind keyword) {
        return malformed("Expected " + keyword.name() + " keyword");
    }

    static DynamoDbException expectedTypeName() {
        return malformed("Expected type name");
    }

    static DynamoDbException expectedRightSide() {
        return malformed("Missing right-hand side expression of infix operator");
    }

    static DynamoDbException expectedExpressionAfterAnd() {
        return malformed("Expected expression after AND");
    }

    static DynamoDbException expectedFromAfterSelectList() {
        return malformed("Expected FROM after SELECT list");
    }

    static DynamoDbException expectedFromAfterDelete() {
        return malformed("Expected FROM after DELETE");
    }

    static DynamoDbException expectedAlias(TokenKind keyword) {
        return malformed("Expected identifier for " + keyword.name() + "-alias");
    }

    static DynamoDbException starIsNotAlone() {
        return malformed(
                "Other expressions may not be present in the select list when '*' is used without dot notation.");
    }

    static DynamoDbException starAsArgument(String function) {
        return malformed(function + "(*) is not allowed");
    }

    static DynamoDbException expectedIdentifier() {
        return malformed("Expected identifier for simple path");
    }

    static DynamoDbException invalidStep() {
        return malformed("Invalid path dot component");
    }

    static DynamoDbException expectedDataManipulation() {
        return malformed("Expected data manipulation");
    }

    static DynamoDbException expectedAssignment() {
        return malformed("Expected '='");
    }

    static DynamoDbException expectedReturningElement() {
        return malformed("Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.");
    }

    /** Expressions within expressions, more than any statement needs. */
    static DynamoDbException nestedTooDeeply(Position position) {
        return malformed("Expression is nested too deeply at " + position);
    }

    static DynamoDbException unexpectedSource(Position position) {
        return validation("Unexpected from source at " + position);
    }

    static DynamoDbException unexpectedPathComponent(Position position) {
        return validation("Unexpected path component at " + position);
    }

    static DynamoDbException severalItems() {
        return validation("Unsupported operation: Inserting multiple items in a single statement is not supported,"
                + " use \"INSERT INTO tableName VALUE item\" instead");
    }

    static DynamoDbException unsupportedClause(String clause, Position position) {
        return unsupported("clause", clause.toUpperCase(Locale.ROOT), position);
    }

    static DynamoDbException unsupportedStatement(String name, Position position) {
        return unsupported("statement", name.toUpperCase(Locale.ROOT), position);
    }

    static DynamoDbException unsupportedOperator(String operator, Position position) {
        return unsupported("operator", operator.toUpperCase(Locale.ROOT), position);
    }

    static DynamoDbException unsupportedType(String type, Position position) {
        return unsupported("type", type.toUpperCase(Locale.ROOT), position);
    }

    static DynamoDbException unsupportedLiteral(String literal, Position position) {
        return unsupported("literal", literal, position);
    }

    /** An expression where the dialect has only paths, strings or the like. */
    static DynamoDbException unsupportedExpression(String where, Position position) {
        return unsupported("expression in " + where, null, position);
    }

    private static DynamoDbException unsupported(String what, String name, Position position) {
        return validation("Unsupported " + what + (name == null ? "" : ": " + name) + " at " + position);
    }
}
