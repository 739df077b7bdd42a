package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import java.util.List;
import java.util.Map;

/** What runs functions and feeds them: the part of a deployment that is not about tables. Used by one thread at a time. */
public interface TriggerHost {
    /** What users are told of things that were not there before. */
    String CREATED = "created";

    /** What they are told of things that are there no more. */
    String REMOVED = "removed";

    /** Leaves functions and mappings as they are. */
    TriggerHost NONE = new TriggerHost() {
        @Override
        public String declare(FunctionDeclaration function, Map<String, String> environment) {
            return null;
        }

        @Override
        public String declare(MappingDeclaration mapping, String streamArn) {
            return null;
        }

        @Override
        public List<DeploymentReport.Outcome> removeVanished(Declarations declarations) {
            return List.of();
        }
    };

    /** That something declared cannot be had here. */
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        public RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Makes a function what is declared, also one that cannot be run.
     *
     * @param environment its variables, all of their values known
     * @return what was done, for the user; null if it was so already
     */
    String declare(FunctionDeclaration function, Map<String, String> environment) throws RefusedException;

    /**
     * Makes an event source mapping what is declared.
     *
     * @param streamArn the stream that it reads
     * @return what was done, for the user; null if it was so already
     */
    String declare(MappingDeclaration mapping, String streamArn) throws RefusedException;

    /**
     * Removes the functions and mappings that these templates had declared when they were deployed last, and declare no more.
     *
     * @param declarations all of which has been declared to this host
     * @return what was removed
     */
    List<DeploymentReport.Outcome> removeVanished(Declarations declarations);
}
