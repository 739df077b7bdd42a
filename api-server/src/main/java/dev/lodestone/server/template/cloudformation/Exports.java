package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** What the stacks that are read together export to each other. Used by one thread. */
public final class Exports {
    private final List<Stack> stacks = new ArrayList<>();

    void add(Stack stack) {
        stacks.add(stack);
    }

    /** The value that is exported by this name, or null. */
    Node find(String name) {
        for (Stack stack : stacks) {
            Node value = stack.exported(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
