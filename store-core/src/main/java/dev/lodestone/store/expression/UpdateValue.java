package dev.lodestone.store.expression;

import dev.lodestone.store.value.DocumentPath;
import java.util.function.Consumer;

/** The right-hand side of a SET action: how the new value comes from the item as it was before the update. */
public sealed interface UpdateValue
        permits Operand.Path,
                Operand.Literal,
                UpdateValue.Plus,
                UpdateValue.Minus,
                UpdateValue.IfNotExists,
                UpdateValue.ListAppend {

    /** The sum of two numbers. */
    record Plus(UpdateValue left, UpdateValue right) implements UpdateValue {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            left.forEachPath(visitor);
            right.forEachPath(visitor);
        }
    }

    /** The difference of two numbers. */
    record Minus(UpdateValue left, UpdateValue right) implements UpdateValue {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            left.forEachPath(visitor);
            right.forEachPath(visitor);
        }
    }

    /** The value at the path, or the other value if the path leads nowhere. */
    record IfNotExists(DocumentPath path, UpdateValue otherwise) implements UpdateValue {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visitor.accept(path);
            otherwise.forEachPath(visitor);
        }
    }

    /** The elements of the first list followed by those of the second. */
    record ListAppend(UpdateValue first, UpdateValue second) implements UpdateValue {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            first.forEachPath(visitor);
            second.forEachPath(visitor);
        }
    }

    /** Shows the visitor every path that the value reads. */
    void forEachPath(Consumer<DocumentPath> visitor);
}
