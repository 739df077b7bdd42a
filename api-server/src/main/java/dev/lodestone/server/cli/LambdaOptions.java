package dev.lodestone.server.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the command line says of functions and of the services around them.
 *
 * @param endpoint the server that runs all functions; null if they run here
 * @param endpoints servers that run functions, by the names of the functions
 * @param sqsEndpoint takes what on-failure destinations send to queues; null if nothing does
 * @param snsEndpoint takes what they send to topics; null if nothing does
 * @param bucketDirectory has a directory for each bucket that they write to; null if there is none
 */
public record LambdaOptions(
        URI endpoint, Map<String, URI> endpoints, URI sqsEndpoint, URI snsEndpoint, Path bucketDirectory) {
    static final LambdaOptions NONE = new LambdaOptions(null, Map.of(), null, null, null);

    public LambdaOptions {
        endpoints = Map.copyOf(endpoints);
    }
}
