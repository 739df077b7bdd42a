package dev.lodestone.store.expression.syntax;

import java.util.List;

/** An operand of an operator or function as it is written. */
public sealed interface OperandSyntax extends Term {
    /** A path, in which names may be placeholders. */
    record Path(PathSyntax path) implements OperandSyntax {}

    /** A value's placeholder, with its colon. */
    record Value(String placeholder) implements OperandSyntax {}

    /** The call of a function, known to exist. */
    record Call(Function function, List<OperandSyntax> operands) implements OperandSyntax {}

    /** A sum; in update expressions only. */
    record Plus(OperandSyntax left, OperandSyntax right) implements OperandSyntax {}

    /** A difference; in update expressions only. */
    record Minus(OperandSyntax left, OperandSyntax right) implements OperandSyntax {}
}
