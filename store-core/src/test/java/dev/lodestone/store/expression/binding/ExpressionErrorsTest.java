package dev.lodestone.store.expression.binding;

import static dev.lodestone.store.expression.Values.NULL;
import static dev.lodestone.store.expression.Values.TRUE;
import static dev.lodestone.store.expression.Values.l;
import static dev.lodestone.store.expression.Values.map;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.s;
import static dev.lodestone.store.expression.Values.ss;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.AttributeValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words in which expressions are refused. */
class ExpressionErrorsTest {
    private static final Map<String, String> NAMES = Map.of("#a", "a", "#name", "name");
    private static final Map<String, AttributeValue> VALUES = map(
            ":s", s("x"), ":n", n(1), ":two", n(2), ":t", TRUE, ":null", NULL, ":l", l(), ":ss", ss("x"), ":S", s("S"));

    private static ExpressionContext context() {
        return new ExpressionContext(new ExpressionParser(10), NAMES, VALUES);
    }

    private static void refused(String message, Executable action) {
        DynamoDbException refused = assertThrows(DynamoDbException.class, action);
        assertEquals(message, refused.getMessage());
        assertEquals(ErrorType.VALIDATION, refused.type());
    }

    private static void conditionRefused(String reason, String text) {
        refused("Invalid ConditionExpression: " + reason, () -> context().condition(text));
    }

    private static void updateRefused(String reason, String text) {
        refused("Invalid UpdateExpression: " + reason, () -> context().update(text));
    }

    private static void projectionRefused(String reason, String text) {
        refused("Invalid ProjectionExpression: " + reason, () -> context().projection(text));
    }

    @Nested
    class Syntax {
        @Test
        void anEmptyExpression() {
            refused(
                    "Invalid UpdateExpression: The expression can not be empty;",
                    () -> context().update(""));
            refused(
                    "Invalid FilterExpression: The expression can not be empty;",
                    () -> context().filter(""));
            refused(
                    "Invalid KeyConditionExpression: The expression can not be empty;",
                    () -> context().keyCondition(""));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "a-b                    | -         | a-b",
                    "a                      | <EOF>     | a",
                    "attribute_exists(      | <EOF>     | (",
                    "contains(a, :s         | <EOF>     | :s",
                    "()                     | )         | ()",
                    "a = 5                  | 5         | = 5",
                    "a =  5 AND b = :s      | 5         | =  5 AND",
                    "#a attribute_exists :s | attribute_exists | #a attribute_exists :s",
                    "begins_with(a, G_M#)   | #         | G_M#)",
                    "tenantA:abc-           | :abc      | tenantA:abc-",
                    "a AND b = :s           | AND       | a AND b",
                    "(a = :s AND b)         | )         | b)",
                    "a = :s)                | )         | :s)",
                    "NOT (#a)               | <EOF>     | )",
                    "a BETWEEN :n OR :two   | OR        | :n OR :two",
                    "a IN :n                | :n        | IN :n",
                    "a = and                | and       | = and",
                })
        void inAConditionShowsTheTokenAndItsNeighbours(String text, String token, String near) {
            conditionRefused("Syntax error; token: \"" + token + "\", near: \"" + near + "\"", text);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "INVALID SYNTAX HERE | INVALID   | INVALID SYNTAX",
                    "ADD hits : incr     | :         | hits : incr",
                    "SET #a, #b = :s     | `,`       | #a, #b",
                    "SET a = :s,         | <EOF>     | `,`",
                    "SET                 | <EOF>     | SET",
                    "DELETE a :ss b SET  | b         | :ss b SET",
                    "SET a = :n + :n + :n| +         | :n + :n",
                    "ADD a b             | b         | a b",
                })
        void inAnUpdate(String text, String token, String near) {
            updateRefused("Syntax error; token: \"" + token + "\", near: \"" + near + "\"", text);
        }

        @Test
        void inAProjection() {
            projectionRefused("Syntax error; token: \"!\", near: \"!!\"", "!!!");
            projectionRefused("Syntax error; token: \"<EOF>\", near: \",\"", "a,");
            projectionRefused("Syntax error; token: \"<EOF>\", near: \"\"", "  ");
            projectionRefused("Syntax error; token: \"x\", near: \"[x]\"", "a[x]");
        }

        @Test
        void tooLong() {
            projectionRefused(
                    "Expression size has exceeded the maximum allowed size; expression size: 5000", "a".repeat(5000));
        }

        @Test
        void tooManyOperators() {
            String text = "a=:n" + " OR a=:n".repeat(150);
            conditionRefused("The expression contains too many operators; operator count: 301", text);
            context().condition("a=:n" + " OR a=:n".repeat(149));
            conditionRefused(
                    "The expression contains too many operators; operator count: 401",
                    "NOT (".repeat(400) + "a = :n" + ")".repeat(400));
            context()
                    .update("SET a0 = :n"
                            + IntStream.range(1, 301)
                                    .mapToObj(at -> ", a" + at + " = :n")
                                    .collect(Collectors.joining()));
        }

        @Test
        void redundantParentheses() {
            conditionRefused("The expression has redundant parentheses;", "((a = :s))");
            conditionRefused("The expression has redundant parentheses;", "b = ((a))");
            conditionRefused(
                    "The expression has redundant parentheses;", "(".repeat(2000) + "a = :s" + ")".repeat(2000));
            context().condition("((a = :s) AND (b = :s))");
            context().condition("((size(a)) < (b).c)");
            context().condition("( ( ( size ( #a )) < #name.x ) AND ( #a > :n ) )");
        }

        @Test
        void pathsTooDeep() {
            projectionRefused(
                    "The document path has too many nesting elements; nesting level: 33", "a" + "[0]".repeat(32));
            context().projection("a" + "[0]".repeat(31));
        }

        @Test
        void indexOutOfRange() {
            projectionRefused("List index is not within the allowable range; index: [99999999999]", "a[99999999999]");
        }

        @Test
        void reservedWords() {
            conditionRefused("Attribute name is a reserved keyword; reserved keyword: name", "name = :undefined");
            updateRefused("Attribute name is a reserved keyword; reserved keyword: Status", "SET a.Status = :s");
            projectionRefused("Attribute name is a reserved keyword; reserved keyword: and", "a, and");
        }
    }

    @Nested
    class Functions {
        @Test
        void unknown() {
            conditionRefused("Invalid function name; function: foo", "foo(name)");
            conditionRefused("Invalid function name; function: SIZE", "SIZE(a) = :n");
            updateRefused("Invalid function name; function: foo", "SET a = foo(b)");
        }

        @Test
        void ofOtherExpressions() {
            conditionRefused(
                    "The function is not allowed in a condition expression; function: list_append",
                    "list_append(a, b) = :l");
            updateRefused("The function is not allowed in an update expression; function: size", "SET a = size(b)");
        }

        @Test
        void misused() {
            conditionRefused(
                    "The function is not allowed to be used this way in an expression; function: size", "size(a)");
            conditionRefused(
                    "The function is not allowed to be used this way in an expression; function: contains",
                    "contains(a, :s) = :t");
            conditionRefused(
                    "The function is not allowed to be used this way in an expression; function: attribute_exists",
                    "size(attribute_exists(a)) = :n");
        }

        @Test
        void numberOfOperands() {
            conditionRefused(
                    "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1",
                    "begins_with(a)");
            updateRefused(
                    "Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 3",
                    "SET a = list_append(a, b, :l)");
        }

        @Test
        void typeOfOperands() {
            conditionRefused(
                    "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
                    "begins_with(a, :n)");
            conditionRefused(
                    "Incorrect operand type for operator or function; operator or function: size, operand type: BOOL",
                    "size(:t) > :n");
            conditionRefused(
                    "Incorrect operand type for operator or function; operator or function: <, operand type: NULL",
                    "a < :null");
            conditionRefused(
                    "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}",
                    "attribute_type(a, b)");
            conditionRefused(
                    "Invalid attribute type name found; type: x, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
                    "attribute_type(a, :s)");
            conditionRefused(
                    "Operator or function requires a document path; operator or function: attribute_exists",
                    "attribute_exists(:s)");
            updateRefused(
                    "Incorrect operand type for operator or function; operator or function: +, operand type: S",
                    "SET a = a + :s");
            updateRefused(
                    "Incorrect operand type for operator or function; operator or function: list_append, operand type: N",
                    "SET a = list_append(a, :n)");
            updateRefused(
                    "Operator or function requires a document path; operator or function: if_not_exists",
                    "SET a = if_not_exists(:s, :n)");
        }

        @Test
        void sameOperands() {
            conditionRefused(
                    "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
                    "a = #a");
            conditionRefused(
                    "The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a, [1], b]",
                    "contains(a[1].b, a[1].b)");
        }

        @Test
        void boundsOfBetween() {
            conditionRefused(
                    "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}",
                    "a BETWEEN :two AND :n");
            conditionRefused(
                    "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:x}, upper bound operand: AttributeValue: {N:1}",
                    "a BETWEEN :s AND :n");
        }

        @Test
        void candidatesOfIn() {
            conditionRefused(
                    "The IN operator is provided with too many operands; number of operands: 101",
                    "a IN (:n" + ",:n".repeat(100) + ")");
            context().condition("a IN (:n" + ",:n".repeat(99) + ")");
        }
    }

    @Nested
    class Updates {
        @Test
        void aSectionTwice() {
            updateRefused(
                    "The \"SET\" section can only be used once in an update expression;",
                    "SET a = :undefined REMOVE b SET c = :s");
        }

        @Test
        void overlappingAndConflictingPaths() {
            updateRefused(
                    "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]",
                    "SET a = :s REMOVE #a.b");
            updateRefused(
                    "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]",
                    "SET a.b = :s REMOVE a");
            updateRefused(
                    "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]",
                    "SET a.b = :s REMOVE a[0]");
            projectionRefused(
                    "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
                    "a, b, #a");
        }

        @Test
        void operandsOfAddAndDelete() {
            updateRefused(
                    "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
                    "ADD a :s");
            updateRefused(
                    "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND",
                    "DELETE a :n");
        }
    }

    @Nested
    class NamesAndValues {
        @Test
        void undefined() {
            conditionRefused(
                    "An expression attribute name used in the document path is not defined; attribute name: #x",
                    "a = :s AND #x = :y");
            conditionRefused(
                    "An expression attribute value used in expression is not defined; attribute value: :y",
                    "a = :y AND #x = :y");
            updateRefused(
                    "An expression attribute name used in the document path is not defined; attribute name: #x",
                    "SET a = :y, #x = :s");
        }

        @Test
        void unused() {
            Map<String, String> names = new LinkedHashMap<>();
            names.put("#a", "a");
            names.put("#b", "b");
            names.put("#c", "c");
            ExpressionContext context = new ExpressionContext(new ExpressionParser(10), names, map(":v", s("x")));
            context.projection("#a");
            refused(
                    "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b, #c}",
                    context::refuseUnused);
            context.projection("#b, #c");
            refused(
                    "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}",
                    context::refuseUnused);
            context.condition("a = :v");
            context.refuseUnused();
        }

        @Test
        void namesThatNoAttributeCanHave() {
            ExpressionParser parser = new ExpressionParser(10);
            refused(
                    "ExpressionAttributeNames contains invalid value: The attribute name must not be empty; key: #a",
                    () -> new ExpressionContext(parser, Map.of("#a", ""), null));
            ExpressionContext context = new ExpressionContext(parser, Map.of("#a", "n".repeat(65536)), VALUES);
            refused(
                    "1 validation error detected: Attribute name is too large, must be less than 65536 bytes",
                    () -> context.update("SET a.#a = :s"));
            context.condition("#a = :s");
        }

        @Test
        void keysThatAreTooLong() {
            String key = "#" + "a".repeat(255);
            refused(
                    "ExpressionAttributeNames contains invalid key: The key has exceeded the maximum length of 255 bytes; key: \""
                            + key + "\"",
                    () -> new ExpressionContext(new ExpressionParser(10), Map.of(key, "a"), null));
        }

        @Test
        void emptyMapsAndBadKeys() {
            ExpressionParser parser = new ExpressionParser(10);
            refused("ExpressionAttributeNames must not be empty", () -> new ExpressionContext(parser, Map.of(), null));
            refused(
                    "ExpressionAttributeValues must not be empty",
                    () -> new ExpressionContext(parser, null, Collections.emptyMap()));
            refused(
                    "ExpressionAttributeNames contains invalid key: Syntax error; key: \"x\"",
                    () -> new ExpressionContext(parser, Map.of("x", "y"), null));
            refused(
                    "ExpressionAttributeValues contains invalid key: Syntax error; key: \":a-b\"",
                    () -> new ExpressionContext(parser, null, Map.of(":a-b", s("x"))));
        }
    }

    @Nested
    class KeyConditions {
        private void keyConditionRefused(String message, String text) {
            refused(message, () -> KeyCondition.of(context().keyCondition(text)));
        }

        @Test
        void operators() {
            keyConditionRefused("Invalid operator used in KeyConditionExpression: OR", "a = :s OR b = :s");
            keyConditionRefused("Invalid operator used in KeyConditionExpression: NOT", "a = :s AND NOT b = :s");
            keyConditionRefused("Invalid operator used in KeyConditionExpression: IN", "a IN (:s)");
            keyConditionRefused("Invalid operator used in KeyConditionExpression: <>", "a <> :s");
            keyConditionRefused("Invalid operator used in KeyConditionExpression: contains", "contains(a, :s)");
        }

        @Test
        void operands() {
            keyConditionRefused("KeyConditionExpressions cannot contain nested operations", "size(a) = :n");
            keyConditionRefused("KeyConditionExpressions cannot have conditions on nested attributes", "a.b = :n");
            keyConditionRefused(
                    "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
                    "a = b");
            keyConditionRefused("Invalid condition in KeyConditionExpression: No key attribute specified", ":s = :n");
            keyConditionRefused(
                    "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand",
                    ":n BETWEEN a AND :two");
            keyConditionRefused(
                    "KeyConditionExpressions must only contain one condition per key", "a > :n AND a < :two");
        }

        @Test
        void syntaxErrorsNameTheParameter() {
            refused(
                    "Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \":n\"",
                    () -> context().keyCondition("begins_with(a, :n"));
        }
    }
}
