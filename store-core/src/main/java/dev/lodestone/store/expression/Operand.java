package dev.lodestone.store.expression;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.function.Consumer;

/** What a condition compares: a value in the item, a value given with the request, or the size of either. */
public sealed interface Operand {
    /** The value that the path leads to in the item. */
    record Path(DocumentPath path) implements Operand, UpdateValue {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visitor.accept(path);
        }
    }

    /** A value given with the request. */
    record Literal(AttributeValue value) implements Operand, UpdateValue {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {}
    }

    /** The length of a string or binary value, or the number of elements of a set, list or map. */
    record Size(Operand operand) implements Operand {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            operand.forEachPath(visitor);
        }
    }

    /** Shows the visitor every path that the operand reads. */
    void forEachPath(Consumer<DocumentPath> visitor);
}
