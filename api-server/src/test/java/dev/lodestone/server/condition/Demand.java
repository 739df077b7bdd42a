package dev.lodestone.server.condition;

import java.util.List;
import java.util.Map;

/** What one condition asks of several attributes, all of it or any of it: the most that the legacy parameters can say. */
record Demand(List<Term> terms, boolean any) {
    record Term(String attribute, Operator operator, List<Object> operands) {}

    /** The model's answer. */
    boolean holds(Map<String, Object> item) {
        boolean all = true;
        boolean some = false;
        for (Term term : terms) {
            boolean holds = term.operator().holds(item.get(term.attribute()), term.operands());
            all &= holds;
            some |= holds;
        }
        return any ? some : all;
    }
}
