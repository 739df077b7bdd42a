package dev.lodestone.streams.filter;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The search for values that match all conditions of a branch and can be taken together: conditions in the order of their
 * fields' names, which matters to fields that have to be absent from the elements of lists taken so far. Used once.
 */
final class BranchMatch {
    /** A condition that cannot be met, nor those behind it, with what has been taken from the lists they look at. */
    private record DeadEnd(int condition, ArrayElement taken) {}

    private final List<RuleBranch.Condition> conditions;
    private final RecordFields fields;
    private Set<DeadEnd> deadEnds;
    private BitSet[] arraysAhead;

    BranchMatch(RuleBranch branch, RecordFields fields) {
        this.conditions = branch.conditions();
        this.fields = fields;
    }

    boolean found() {
        return matches(0, null);
    }

    private boolean matches(int index, ArrayElement taken) {
        if (index == conditions.size()) {
            return true;
        }
        if (deadEnds != null && deadEnds.contains(deadEnd(index, taken))) {
            return false;
        }
        RuleBranch.Condition condition = conditions.get(index);
        if (condition.orAbsent() && isAbsent(condition, taken) && matches(index + 1, taken)) {
            return true;
        }
        for (FieldValue value = fields.values(condition.field()); value != null; value = value.next()) {
            ArrayElement merged = ArrayElement.merge(taken, value.element());
            boolean fits = merged == null || !merged.isConflict();
            if (fits && condition.matches(value) && matches(index + 1, merged)) {
                return true;
            }
        }
        if (index > 0) {
            remember(index, taken);
        }
        return false;
    }

    private boolean isAbsent(RuleBranch.Condition condition, ArrayElement taken) {
        for (FieldValue value = fields.values(condition.field()); value != null; value = value.next()) {
            ArrayElement merged = ArrayElement.merge(taken, value.element());
            if (merged == null || !merged.isConflict()) {
                return false;
            }
        }
        return true;
    }

    private void remember(int index, ArrayElement taken) {
        if (deadEnds == null) {
            deadEnds = new HashSet<>();
            arraysAhead = arraysAhead();
        }
        deadEnds.add(deadEnd(index, taken));
    }

    private DeadEnd deadEnd(int index, ArrayElement taken) {
        return new DeadEnd(index, ArrayElement.within(arraysAhead[index], taken));
    }

    /** For each condition the lists that it and those behind it look at. */
    private BitSet[] arraysAhead() {
        BitSet[] result = new BitSet[conditions.size()];
        BitSet arrays = new BitSet();
        for (int i = result.length - 1; i >= 0; i--) {
            fields.addArrays(conditions.get(i).field(), arrays);
            result[i] = (BitSet) arrays.clone();
        }
        return result;
    }
}
