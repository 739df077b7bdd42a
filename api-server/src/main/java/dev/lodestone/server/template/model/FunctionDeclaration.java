package dev.lodestone.server.template.model;

import dev.lodestone.server.template.syntax.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function as a template declares it. Immutable.
 *
 * @param template which template it is of
 * @param nameElsewhere what programs that run a template's functions themselves call it: its logical id where the template
 *     gives it no name
 * @param runtime null where the template names none, as with images
 * @param handler null where the template names none, as with images
 * @param environment the variables that it sees; their values may have {@linkplain StreamLabel labels of streams} in them
 * @param aliases the aliases that lead to it
 */
public record FunctionDeclaration(
        String template,
        String logicalId,
        Location location,
        String name,
        String nameElsewhere,
        String runtime,
        String handler,
        FunctionCode code,
        Map<String, String> environment,
        int timeoutSeconds,
        int memoryMegabytes,
        List<String> aliases) {
    public FunctionDeclaration {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        aliases = List.copyOf(aliases);
    }
}
