package dev.lodestone.server.template.cloudformation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the user gives: values of parameters, and of whatever else cannot be known on this machine. Used
 * by one thread.
 */
public final class Overrides {
    private final Map<String, String> values;
    private final Set<String> unused;

    public Overrides(Map<String, String> values) {
        this.values = Map.copyOf(values);
        this.unused = new TreeSet<>(values.keySet());
    }

    /** The value given for a name, or null. */
    public String find(String name) {
        unused.remove(name);
        return values.get(name);
    }

    /** The names that nothing has asked for. */
    public Set<String> unused() {
        return Set.copyOf(unused);
    }

    /** The complaint of something that only an account could tell. */
    public static String unknown(String what, String name) {
        return what + " is not known on this machine" + hint(name);
    }

    /** How a message ends that complains of what the user may give. */
    public static String hint(String name) {
        return "; give it as a parameter, '" + name + "=…'";
    }
}
