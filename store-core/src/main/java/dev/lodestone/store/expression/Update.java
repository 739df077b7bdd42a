package dev.lodestone.store.expression;

import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All changes of one update, in the order of the request. No path in it is the beginning of another. */
public record Update(List<UpdateAction> actions, Style style) {
    /** The two ways of asking for an update, which differ in the words for operands that do not fit the item. */
    public enum Style {
        EXPRESSION("An operand in the update expression has an incorrect data type"),
        ATTRIBUTE_UPDATES("Type mismatch for attribute to update");

        private final String typeMismatch;

        Style(String typeMismatch) {
            this.typeMismatch = typeMismatch;
        }

        /** The message for a value in the item whose type does not suit the action. */
        public String typeMismatch() {
            return typeMismatch;
        }
    }

    public Update {
        actions = List.copyOf(actions);
    }

    /** The paths that the update changes, in the order of its actions. */
    public List<DocumentPath> paths() {
        List<DocumentPath> paths = new ArrayList<>(actions.size());
        for (UpdateAction action : actions) {
            paths.add(action.path());
        }
        return paths;
    }

    /** What {@code UPDATED_OLD} shows of the item before, and {@code UPDATED_NEW} of the item after the update. */
    public Projection touched() {
        return new Projection(paths());
    }

    /** The names of the top-level attributes that the update changes. */
    public Set<String> changedAttributes() {
        Set<String> names = new LinkedHashSet<>();
        for (UpdateAction action : actions) {
            names.add(action.path().attribute());
        }
        return names;
    }

    /** The names of the top-level attributes that the update changes or reads. */
    public Set<String> attributes() {
        Set<String> names = changedAttributes();
        forEachReadPath(path -> names.add(path.attribute()));
        return names;
    }

    /** Shows the visitor every path that stands in the value of an action. */
    public void forEachReadPath(Consumer<DocumentPath> visitor) {
        for (UpdateAction action : actions) {
            if (action instanceof UpdateAction.Set set) {
                set.value().forEachPath(visitor);
            }
        }
    }
}
