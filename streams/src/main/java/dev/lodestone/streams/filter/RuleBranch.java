package dev.lodestone.streams.filter;

import java.util.List;
import java.util.Map;

/** One way to match a pattern, made ready for matching. Immutable. */
record RuleBranch(List<Condition> conditions) {
    /**
     * What one field has to be.
     *
     * @param field its number
     * @param values one of which it has to match
     * @param orAbsent whether it may as well be missing
     */
    record Condition(int field, List<ValueMatcher> values, boolean orAbsent) {
        boolean matches(FieldValue value) {
            for (ValueMatcher matcher : values) {
                if (matcher.matches(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    static RuleBranch of(PatternBranch branch, PathTree paths) {
        return new RuleBranch(branch.fields().entrySet().stream()
                .map(field -> condition(field, paths))
                .toList());
    }

    private static Condition condition(Map.Entry<String, List<ValueMatcher>> field, PathTree paths) {
        return new Condition(
                paths.field(field.getKey()),
                field.getValue(),
                field.getValue().stream().anyMatch(ValueMatcher.Absent.class::isInstance));
    }
}
