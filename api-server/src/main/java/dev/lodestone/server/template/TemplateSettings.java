package dev.lodestone.server.template;

import java.util.Map;

/**
 * What templates are read with.
 *
 * @param region the region that ARNs name
 * @param accountId the account that ARNs name
 * @param parameters values for parameters, and for what cannot be known on this machine
 * @param stage the stage of the Serverless Framework; null for the template's own
 * @param environment the environment variables that templates may ask for
 */
public record TemplateSettings(
        String region,
        String accountId,
        Map<String, String> parameters,
        String stage,
        Map<String, String> environment) {
    public TemplateSettings {
        parameters = Map.copyOf(parameters);
        environment = Map.copyOf(environment);
    }
}
