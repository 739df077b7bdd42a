package dev.lodestone.server.template.serverless;

import dev.lodestone.server.template.cloudformation.Overrides;
import java.util.Map;

/**
 * What a service is read with.
 *
 * @param stage the stage given on the command line; null for the service's own
 * @param region the region of the store
 * @param accountId the account of the store
 * @param environment the environment variables that {@code env} gives
 * @param tablesOnly whether its functions are left out
 */
public record ServiceSettings(
        String stage,
        String region,
        String accountId,
        Map<String, String> environment,
        Overrides overrides,
        boolean tablesOnly) {}
