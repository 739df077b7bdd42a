package dev.lodestone.streams.destination;

import dev.lodestone.streams.endpoint.InvokeEndpoint;
import dev.lodestone.streams.mapping.FailureDestination;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Finds destinations by how mappings name them: {@code file:} URIs of directories, HTTP URLs, and ARNs of queues, topics
 * and buckets, for which something local has to stand in. Thread-safe.
 */
public final class FailureDestinations implements FailureDestination.Resolver {
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:(s3:::|(sqs|sns):[a-z0-9-]+:[0-9]{12}:)(.+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final DestinationSettings settings;
    private HttpClient client;

    public FailureDestinations(DestinationSettings settings) {
        this.settings = settings;
    }

    /** Made for the first destination that needs it: it has a thread of its own, and sets up TLS. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = InvokeEndpoint.newClient();
        }
        return client;
    }

    @Override
    public FailureDestination find(String destination) {
        try {
            return require(destination);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * What takes the reports.
     *
     * @throws IllegalArgumentException if nothing does; the message says why
     */
    public FailureDestination require(String destination) {
        if (destination.startsWith("arn:")) {
            return service(destination);
        }
        URI uri = URI.create(destination);
        return switch (String.valueOf(uri.getScheme())) {
            case "file" -> new DirectoryDestination(directory(uri));
            case "http", "https" -> new HttpDestination(client(), endpoint(uri));
            default ->
                throw new IllegalArgumentException(
                        "A destination is an ARN, an HTTP URL or the file: URI of a directory: " + destination);
        };
    }

    private static Path directory(URI uri) {
        try {
            return Path.of(uri);
        } catch (FileSystemNotFoundException e) {
            throw new IllegalArgumentException("No directory of this machine: " + uri, e);
        }
    }

    private static URI endpoint(URI uri) {
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("A URL without a host: " + uri);
        }
        return uri;
    }

    private FailureDestination service(String arn) {
        var parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the ARN of a queue, a topic or a bucket: " + arn);
        }
        String service = parts.group(2) == null ? "s3" : parts.group(2);
        String name = parts.group(3);
        if (!(service.equals("s3") ? BUCKET : NAME).matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Not the name of a standard queue, a standard topic or a bucket: " + name);
        }
        return switch (service) {
            case "s3" ->
                new DirectoryDestination(configured("directory for buckets", settings.buckets(), arn)
                        .resolve(name));
            case "sqs" ->
                new QueueDestination(client(), configured("endpoint of SQS", settings.sqsEndpoint(), arn), arn);
            default -> new TopicDestination(client(), configured("endpoint of SNS", settings.snsEndpoint(), arn), arn);
        };
    }

    private static <T> T configured(String what, T setting, String arn) {
        if (setting == null) {
            throw new IllegalArgumentException(
                    "There is no " + what + " configured, which this destination needs: " + arn);
        }
        return setting;
    }
}
