package dev.lodestone.benchmarks.harness;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Options on command lines; the messages of the exceptions tell the user what is wrong. */
public final class CommandLine {

    private CommandLine() {}

    /**
     * Reads options in their order.
     *
     * @param flag takes an option that has no value, and tells whether it is one
     * @param value takes an option with its value
     */
    public static void read(String[] arguments, Predicate<String> flag, BiConsumer<String, String> value) {
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (flag.test(name)) {
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("Unknown option, or option without its value: " + name);
            }
            value.accept(name, arguments[++i]);
        }
    }

    /** What to throw of an option that does not exist. */
    public static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("Unknown option " + name);
    }

    /** What to throw of a baseline that is not measured. */
    public static IllegalArgumentException notAmong(String baseline, String measured) {
        return new IllegalArgumentException("The baseline " + baseline + " is not among the " + measured);
    }

    /** The number that an option was given. */
    public static int number(String name, String value, int least, int most) {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Expected a number for " + name + ", not " + value, e);
        }
        if (number < least || number > most) {
            throw new IllegalArgumentException("Expected " + least + " to " + most + " for " + name + ", not " + value);
        }
        return number;
    }
}
