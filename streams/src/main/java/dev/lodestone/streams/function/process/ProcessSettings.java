package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.RuntimeKind;
import dev.lodestone.streams.function.runtime.RuntimeEndpoints;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all processes of functions have in common.
 *
 * @param region the region that functions are told
 * @param home gives the address of this store's server, which functions' SDKs are led to; or null while there is none
 * @param environment the environment of this process
 * @param bootstraps what runs handlers
 * @param endpoints serves the Runtime API
 * @param launchers how processes are started
 * @param log gets what functions write
 */
public record ProcessSettings(
        String region,
        Supplier<String> home,
        Map<String, String> environment,
        Bootstraps bootstraps,
        RuntimeEndpoints endpoints,
        Map<RuntimeKind, Launcher> launchers,
        ProcessLimits limits,
        FunctionLog log) {}
