package dev.lodestone.server.lambda;

import dev.lodestone.streams.destination.DestinationSettings;
import dev.lodestone.streams.endpoint.FunctionEndpoints;
import dev.lodestone.streams.function.process.FunctionLog;
import java.nio.file.Path;

/**
 * How the functions and mappings of a store work.
 *
 * @param region where the functions are
 * @param account whose they are
 * @param directory where code is unpacked that comes as an archive, a directory for nothing else; null for a temporary one
 * @param endpoints the functions that are called elsewhere
 * @param destinations what stands in for the services that on-failure destinations name
 * @param log gets what functions write
 */
public record LambdaSettings(
        String region,
        String account,
        Path directory,
        FunctionEndpoints endpoints,
        DestinationSettings destinations,
        FunctionLog log) {
    /** Functions that all run here, with their code in a temporary directory, and no stand-ins for services. */
    public static LambdaSettings of(String region, String account, FunctionLog log) {
        return new LambdaSettings(region, account, null, FunctionEndpoints.none(), DestinationSettings.NONE, log);
    }

    public LambdaSettings withDirectory(Path newDirectory) {
        return new LambdaSettings(region, account, newDirectory, endpoints, destinations, log);
    }

    public LambdaSettings withEndpoints(FunctionEndpoints newEndpoints) {
        return new LambdaSettings(region, account, directory, newEndpoints, destinations, log);
    }

    public LambdaSettings withDestinations(DestinationSettings newDestinations) {
        return new LambdaSettings(region, account, directory, endpoints, newDestinations, log);
    }
}
