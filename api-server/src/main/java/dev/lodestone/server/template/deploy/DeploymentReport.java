package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.syntax.Problem;
import java.util.List;

/**
 * What a deployment did. Immutable.
 *
 * @param outcomes for each table, function and trigger what became of it
 * @param problems what could not be done, though the templates are right in themselves
 */
public record DeploymentReport(List<Outcome> outcomes, List<Problem> problems) {
    public DeploymentReport {
        outcomes = List.copyOf(outcomes);
        problems = List.copyOf(problems);
    }

    /**
     * What became of something declared.
     *
     * @param what such as {@code table orders}
     * @param done what was done; null if nothing had to be
     */
    public record Outcome(String what, String done) {
        /** The outcome as it is shown. */
        @Override
        public String toString() {
            return what + ": " + (done == null ? "unchanged" : done);
        }
    }

    /** Whether anything was done. */
    public boolean hasChanges() {
        return outcomes.stream().anyMatch(outcome -> outcome.done() != null);
    }
}
