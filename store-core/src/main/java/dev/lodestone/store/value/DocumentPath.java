package dev.lodestone.store.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The way to a value within an item: a top-level attribute's name, followed by names of map members and indexes of list
 * elements. Names here are real ones; placeholders have been resolved before.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.Attributes.html">Referring to
 *     item attributes</a>
 */
public record DocumentPath(List<Element> elements) {
    /** One step of a path. */
    public sealed interface Element {}

    /** The step to a member of a map, or, at the start of a path, to a top-level attribute. */
    public record Name(String value) implements Element {
        @Override
        public String toString() {
            return value;
        }
    }

    /** The step to an element of a list, counted from 0. */
    public record Index(int value) implements Element {
        @Override
        public String toString() {
            return "[" + value + "]";
        }
    }

    public DocumentPath {
        elements = List.copyOf(elements);
        if (elements.isEmpty() || !(elements.get(0) instanceof Name)) {
            throw new IllegalArgumentException("A document path starts with a name, found: " + elements);
        }
    }

    public static DocumentPath ofAttribute(String name) {
        return new DocumentPath(List.of(new Name(name)));
    }

    /** This path and one step more. */
    public DocumentPath then(Element element) {
        List<Element> longer = new ArrayList<>(elements);
        longer.add(element);
        return new DocumentPath(longer);
    }

    /** The name of the top-level attribute that the path starts with. */
    public String attribute() {
        return ((Name) elements.get(0)).value();
    }

    public boolean isTopLevel() {
        return elements.size() == 1;
    }

    /** The value that the path leads to among these attributes, or null where it leads nowhere. */
    public AttributeValue resolve(Map<String, AttributeValue> attributes) {
        return resolveWithin(attributes.get(attribute()));
    }

    /**
     * The value that the path leads to, given the value of the top-level attribute that it starts with (null if there is
     * none), or null where it leads nowhere.
     */
    public AttributeValue resolveWithin(AttributeValue attribute) {
        AttributeValue value = attribute;
        for (int at = 1; value != null && at < elements.size(); at++) {
            value = step(value, elements.get(at));
        }
        return value;
    }

    private static AttributeValue step(AttributeValue value, Element element) {
        if (element instanceof Name name) {
            return value instanceof AttributeValue.M map ? map.values().get(name.value()) : null;
        }
        int index = ((Index) element).value();
        return value instanceof AttributeValue.L list && index < list.values().size()
                ? list.values().get(index)
                : null;
    }

    /** The path as the service prints it in its messages: {@code [a, b, [0]]}. */
    @Override
    public String toString() {
        StringJoiner joiner = new StringJoiner(", ", "[", "]");
        elements.forEach(element -> joiner.add(element.toString()));
        return joiner.toString();
    }
}
