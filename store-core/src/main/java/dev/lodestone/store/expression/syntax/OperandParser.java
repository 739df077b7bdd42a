package dev.lodestone.store.expression.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads the operands that all expressions share: values, paths and function calls. */
abstract class OperandParser {
    /**
     * How deeply parentheses may nest. Past this there are either more operators than an expression may have, or
     * parentheses that serve nothing.
     */
    private static final int MAX_NESTING = 310;

    final TokenCursor cursor;
    final Findings findings;
    final PathParser paths;
    private int nesting;
    private int lastGroupStart = -1;
    private int lastGroupEnd = -1;

    OperandParser(TokenCursor cursor, Findings findings) {
        this.cursor = cursor;
        this.findings = findings;
        this.paths = new PathParser(cursor, findings);
    }

    /** Takes note of the use of a function that exists. */
    abstract void checkFunction(Function function);

    /** Reads an operand of a function. */
    abstract OperandSyntax functionOperand();

    /** Reads an operand that does not start with a parenthesis. */
    final OperandSyntax plainOperand() {
        String text = cursor.text();
        if (cursor.accept(TokenKind.VALUE)) {
            return new OperandSyntax.Value(text);
        }
        if (cursor.kind() == TokenKind.IDENTIFIER && cursor.following() == TokenKind.LEFT_PARENTHESIS) {
            return call();
        }
        return new OperandSyntax.Path(paths.path());
    }

    private OperandSyntax call() {
        String name = cursor.expectText(TokenKind.IDENTIFIER);
        cursor.expect(TokenKind.LEFT_PARENTHESIS);
        enter();
        List<OperandSyntax> operands = operands();
        leave();
        Function function = Function.named(name);
        if (function == null) {
            findings.unknownFunction(name);
            // Any function will do here: the expression is refused when it has been read.
            return new OperandSyntax.Call(Function.CONTAINS, operands);
        }
        checkFunction(function);
        return new OperandSyntax.Call(function, operands);
    }

    /** Reads operands with commas between them, up to and including the closing parenthesis. */
    final List<OperandSyntax> operands() {
        List<OperandSyntax> operands = new ArrayList<>(2);
        do {
            operands.add(functionOperand());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        return List.copyOf(operands);
    }

    final void enter() {
        if (++nesting > MAX_NESTING) {
            cursor.checkOperators();
            throw cursor.parameter().invalid(Findings.REDUNDANT_PARENTHESES);
        }
    }

    final void leave() {
        nesting--;
    }

    /** Takes note that the parentheses opened by this token have just been closed. */
    final void closeGroup(int start) {
        int end = cursor.at() - 1;
        if (lastGroupStart == start + 1 && lastGroupEnd == end - 1) {
            findings.redundantParentheses();
        }
        lastGroupStart = start;
        lastGroupEnd = end;
    }
}
