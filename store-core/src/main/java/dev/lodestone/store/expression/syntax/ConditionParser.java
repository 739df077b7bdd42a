package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.expression.Comparator;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads conditions, by this grammar:
 *
 * <pre>
 * condition  = conjunction { OR conjunction }
 * conjunction = negation { AND negation }
 * negation   = { NOT } ( "(" condition ")" | comparison | function )
 * comparison = operand comparator operand
 *            | operand BETWEEN operand AND operand
 *            | operand IN "(" operand { "," operand } ")"
 * operand    = "(" operand ")" | value | path | function
 * </pre>
 *
 * A parenthesis may start a condition or an operand, which only shows at its end: so what stands within is read as
 * either, and sorted out by what follows.
 */
final class ConditionParser extends OperandParser {
    ConditionParser(TokenCursor cursor, Findings findings) {
        super(cursor, findings);
    }

    ConditionSyntax parse() {
        ConditionSyntax condition = asCondition(disjunction());
        cursor.expect(TokenKind.END);
        return condition;
    }

    private Term disjunction() {
        Term first = conjunction();
        if (cursor.kind() != TokenKind.OR) {
            return first;
        }
        List<ConditionSyntax> conditions = new ArrayList<>();
        conditions.add(asCondition(first));
        while (cursor.accept(TokenKind.OR)) {
            conditions.add(asCondition(conjunction()));
        }
        return new ConditionSyntax.Or(List.copyOf(conditions));
    }

    private Term conjunction() {
        Term first = negation();
        if (cursor.kind() != TokenKind.AND) {
            return first;
        }
        List<ConditionSyntax> conditions = new ArrayList<>();
        conditions.add(asCondition(first));
        while (cursor.accept(TokenKind.AND)) {
            conditions.add(asCondition(negation()));
        }
        return new ConditionSyntax.And(List.copyOf(conditions));
    }

    private Term negation() {
        int negations = 0;
        while (cursor.accept(TokenKind.NOT)) {
            negations++;
        }
        Term term = primary();
        if (negations == 0) {
            return term;
        }
        ConditionSyntax condition = asCondition(term);
        for (; negations > 0; negations--) {
            condition = new ConditionSyntax.Not(condition);
        }
        return condition;
    }

    private Term primary() {
        if (cursor.kind() != TokenKind.LEFT_PARENTHESIS) {
            return comparison(plainOperand());
        }
        int start = cursor.at();
        cursor.advance();
        enter();
        Term term = disjunction();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        leave();
        closeGroup(start);
        return term instanceof OperandSyntax operand ? comparison(continued(operand)) : term;
    }

    /** The comparison that starts with this operand, or the operand itself if it ends there. */
    private Term comparison(OperandSyntax left) {
        Comparator comparator = cursor.kind().comparator();
        if (comparator != null) {
            cursor.advance();
            return new ConditionSyntax.Comparison(compared(left), comparator, compared(operand()));
        }
        if (cursor.accept(TokenKind.BETWEEN)) {
            compared(left);
            OperandSyntax lower = compared(operand());
            cursor.expect(TokenKind.AND);
            return new ConditionSyntax.Between(left, lower, compared(operand()));
        }
        if (cursor.accept(TokenKind.IN)) {
            cursor.expect(TokenKind.LEFT_PARENTHESIS);
            compared(left);
            return new ConditionSyntax.In(left, operands());
        }
        if (cursor.kind() == TokenKind.RIGHT_PARENTHESIS) {
            return left;
        }
        return asCondition(left);
    }

    private OperandSyntax operand() {
        if (cursor.kind() != TokenKind.LEFT_PARENTHESIS) {
            return plainOperand();
        }
        int start = cursor.at();
        cursor.advance();
        enter();
        OperandSyntax operand = operand();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        leave();
        closeGroup(start);
        return continued(operand);
    }

    @Override
    OperandSyntax functionOperand() {
        return compared(operand());
    }

    /** A path may go on after its parentheses. */
    private OperandSyntax continued(OperandSyntax operand) {
        return operand instanceof OperandSyntax.Path path
                ? new OperandSyntax.Path(paths.continued(path.path()))
                : operand;
    }

    /** Of all functions, only the size is a value that can be compared. */
    private OperandSyntax compared(OperandSyntax operand) {
        if (operand instanceof OperandSyntax.Call call && call.function() != Function.SIZE) {
            findings.misusedFunction(call.function());
        }
        return operand;
    }

    /** Of all operands, only function calls are conditions by themselves, but not the size. */
    private ConditionSyntax asCondition(Term term) {
        if (term instanceof ConditionSyntax condition) {
            return condition;
        }
        if (term instanceof OperandSyntax.Call call) {
            if (call.function() == Function.SIZE) {
                findings.misusedFunction(Function.SIZE);
            }
            return new ConditionSyntax.Call(call);
        }
        throw cursor.syntaxError();
    }

    @Override
    void checkFunction(Function function) {
        if (!function.isForConditions()) {
            findings.foreignFunction(function, "a condition expression");
        }
    }
}
