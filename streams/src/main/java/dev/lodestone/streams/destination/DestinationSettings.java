package dev.lodestone.streams.destination;

import java.net.URI;
import java.nio.file.Path;

/**
 * What stands in for the services that destinations name. Immutable.
 *
 * @param sqsEndpoint a server with the API of SQS, such as ElasticMQ; null if there is none
 * @param snsEndpoint a server with the API of SNS; null if there is none
 * @param buckets the directory that has a directory for each bucket of S3; null if there is none
 */
public record DestinationSettings(URI sqsEndpoint, URI snsEndpoint, Path buckets) {
    /** Nothing stands in for any service. */
    public static final DestinationSettings NONE = new DestinationSettings(null, null, null);
}
