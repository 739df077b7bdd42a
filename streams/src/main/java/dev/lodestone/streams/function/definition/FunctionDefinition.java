package dev.lodestone.streams.function.definition;

import java.util.Map;
import java.util.Set;

/**
 * A function that runs in processes of this machine. There is one version of it, {@code $LATEST}.
 *
 * @param tags what the user has attached to it
 * @param aliases other names for its one version
 * @param lastModifiedMillis when its settings or code were given last, in milliseconds since 1970-01-01T00:00:00Z
 * @param revisionId changes with each change of the function
 */
public record FunctionDefinition(
        String name,
        FunctionConfiguration configuration,
        FunctionCode code,
        Map<String, String> tags,
        Set<String> aliases,
        long lastModifiedMillis,
        String revisionId) {
    public FunctionDefinition {
        tags = Map.copyOf(tags);
        aliases = Set.copyOf(aliases);
    }

    /** Whether another definition would run in the same way. */
    public boolean runsAs(FunctionDefinition other) {
        return configuration.equals(other.configuration) && code.equals(other.code);
    }

    public FunctionDefinition withConfiguration(
            FunctionConfiguration newConfiguration, long now, String newRevisionId) {
        return new FunctionDefinition(name, newConfiguration, code, tags, aliases, now, newRevisionId);
    }

    public FunctionDefinition withCode(FunctionCode newCode, long now, String newRevisionId) {
        return new FunctionDefinition(name, configuration, newCode, tags, aliases, now, newRevisionId);
    }

    public FunctionDefinition withTags(Map<String, String> newTags) {
        return new FunctionDefinition(name, configuration, code, newTags, aliases, lastModifiedMillis, revisionId);
    }
}
