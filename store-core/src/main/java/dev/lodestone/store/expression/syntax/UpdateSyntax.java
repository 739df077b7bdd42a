package dev.lodestone.store.expression.syntax;

import java.util.List;

/** An update expression as it is written: the actions of all its sections, in order. */
public record UpdateSyntax(List<Action> actions) {
    /** One action of a section. */
    public sealed interface Action {
        PathSyntax path();
    }

    public record Set(PathSyntax path, OperandSyntax value) implements Action {}

    public record Remove(PathSyntax path) implements Action {}

    /** The value's placeholder has its colon. */
    public record Add(PathSyntax path, String value) implements Action {}

    /** The value's placeholder has its colon. */
    public record Delete(PathSyntax path, String value) implements Action {}
}
