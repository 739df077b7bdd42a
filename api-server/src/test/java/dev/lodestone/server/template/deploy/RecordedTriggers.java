package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers the functions and triggers that it is told of, and runs none. */
public final class RecordedTriggers implements TriggerHost {
    private static final String REGISTERED = "registered";

    private final Map<String, Map<String, String>> environments = new HashMap<>();
    private final List<String> triggers = new ArrayList<>();

    /** The environment of a function. */
    Map<String, String> environment(String function) {
        return environments.get(function);
    }

    /** Each mapping's function, batch size and stream. */
    List<String> triggers() {
        return triggers;
    }

    @Override
    public String declare(FunctionDeclaration function, Map<String, String> environment) {
        return environment.equals(environments.put(function.name(), environment)) ? null : REGISTERED;
    }

    @Override
    public String declare(MappingDeclaration mapping, String streamArn) {
        String trigger = mapping.functionName() + " " + mapping.settings().batchSize() + " " + streamArn;
        return triggers.contains(trigger) || !triggers.add(trigger) ? null : REGISTERED;
    }

    @Override
    public List<DeploymentReport.Outcome> removeVanished(Declarations declarations) {
        return List.of();
    }
}
