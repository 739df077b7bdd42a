package dev.lodestone.store.expression.syntax;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads updates, by this grammar:
 *
 * <pre>
 * update  = section { section }
 * section = SET path "=" value { "," path "=" value }
 *         | REMOVE path { "," path }
 *         | ADD path value-placeholder { "," path value-placeholder }
 *         | DELETE path value-placeholder { "," path value-placeholder }
 * value   = operand [ ("+" | "-") operand ]
 * operand = "(" value ")" | value-placeholder | path | function
 * </pre>
 */
final class UpdateParser extends OperandParser {
    private final Set<TokenKind> sections = EnumSet.noneOf(TokenKind.class);
    private final List<UpdateSyntax.Action> actions = new ArrayList<>();

    UpdateParser(TokenCursor cursor, Findings findings) {
        super(cursor, findings);
    }

    UpdateSyntax parse() {
        do {
            section();
        } while (cursor.kind() != TokenKind.END);
        return new UpdateSyntax(List.copyOf(actions));
    }

    private void section() {
        TokenKind section = cursor.kind();
        switch (section) {
            case SET, REMOVE, ADD, DELETE -> cursor.advance();
            default -> throw cursor.syntaxError();
        }
        do {
            actions.add(action(section));
        } while (cursor.accept(TokenKind.COMMA));
        if (!sections.add(section)) {
            findings.repeatedSection(section);
        }
    }

    private UpdateSyntax.Action action(TokenKind section) {
        PathSyntax path = paths.path();
        return switch (section) {
            case SET -> {
                cursor.expect(TokenKind.EQ);
                yield new UpdateSyntax.Set(path, value());
            }
            case ADD -> new UpdateSyntax.Add(path, cursor.expectText(TokenKind.VALUE));
            case DELETE -> new UpdateSyntax.Delete(path, cursor.expectText(TokenKind.VALUE));
            default -> new UpdateSyntax.Remove(path);
        };
    }

    private OperandSyntax value() {
        OperandSyntax left = operand();
        if (cursor.accept(TokenKind.PLUS)) {
            return new OperandSyntax.Plus(left, operand());
        }
        if (cursor.accept(TokenKind.MINUS)) {
            return new OperandSyntax.Minus(left, operand());
        }
        return left;
    }

    private OperandSyntax operand() {
        if (cursor.kind() != TokenKind.LEFT_PARENTHESIS) {
            return plainOperand();
        }
        int start = cursor.at();
        cursor.advance();
        enter();
        OperandSyntax value = value();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        leave();
        closeGroup(start);
        return value;
    }

    @Override
    OperandSyntax functionOperand() {
        return operand();
    }

    @Override
    void checkFunction(Function function) {
        if (function.isForConditions()) {
            findings.foreignFunction(function, "an update expression");
        }
    }
}
