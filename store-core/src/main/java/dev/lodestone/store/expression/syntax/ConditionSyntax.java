package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.expression.Comparator;
import java.util.List;

/** A condition as it is written. */
public sealed interface ConditionSyntax extends Term {
    record And(List<ConditionSyntax> conditions) implements ConditionSyntax {}

    record Or(List<ConditionSyntax> conditions) implements ConditionSyntax {}

    record Not(ConditionSyntax condition) implements ConditionSyntax {}

    record Comparison(OperandSyntax left, Comparator comparator, OperandSyntax right) implements ConditionSyntax {}

    record Between(OperandSyntax operand, OperandSyntax lower, OperandSyntax upper) implements ConditionSyntax {}

    record In(OperandSyntax operand, List<OperandSyntax> candidates) implements ConditionSyntax {}

    /** A function call that is a condition by itself. */
    record Call(OperandSyntax.Call call) implements ConditionSyntax {}
}
