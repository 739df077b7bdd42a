package dev.lodestone.store.expression.syntax;

/** What may stand between parentheses in a condition: a condition, or an operand of one. */
sealed interface Term permits ConditionSyntax, OperandSyntax {}
