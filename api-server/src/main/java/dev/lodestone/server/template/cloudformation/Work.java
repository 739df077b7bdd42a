package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.TemplateException;

/** Bounds what the evaluation of a template may come to. Used by one thread. */
final class Work {
    private static final int MOST_STEPS = 2_000_000;
    private static final int DEEPEST = 400;

    /** The longest text that an expression may give. CloudFormation takes templates of this size. */
    static final int LONGEST_TEXT = 1 << 20;

    private static final int CHARACTERS_A_STEP = 100;

    private int steps;
    private int depth;

    void enter(Location location) {
        spend(location, 1);
        if (++depth > DEEPEST) {
            throw new TemplateException(location, "expressions depend on each other more than " + DEEPEST + " deep");
        }
    }

    void leave() {
        depth--;
    }

    /** Allows a text of this length, which an expression has given or is about to give. */
    void allowText(Location location, int length) {
        if (length > LONGEST_TEXT) {
            throw new TemplateException(location, "the text is longer than " + LONGEST_TEXT + " characters");
        }
        spend(location, length / CHARACTERS_A_STEP);
    }

    private void spend(Location location, int added) {
        steps += added;
        if (steps > MOST_STEPS) {
            throw new TemplateException(location, "the expressions of the template come to too much work");
        }
    }
}
