package dev.lodestone.testkit;

import dev.lodestone.server.wire.WireService;
import dev.lodestone.testkit.transport.InProcessAsyncHttpClient;
import dev.lodestone.testkit.transport.InProcessHttpClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkAsyncClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's clients of one store, each made when it is first asked for. Apart, so that the SDK may be absent. Thread-safe. */
final class SdkClients implements AutoCloseable {
    /** An address that leads nowhere: should a request ever take another transport, nobody gets it. */
    private static final URI ENDPOINT = URI.create("http://lodestone.invalid");

    private final InProcessHttpClient blocking;
    private final InProcessAsyncHttpClient asynchronous;
    private final ExecutorService workers;
    private final Region region;
    private final List<SdkAutoCloseable> made = new ArrayList<>();
    private DynamoDbClient dynamoDb;
    private DynamoDbAsyncClient dynamoDbAsync;
    private DynamoDbStreamsClient dynamoDbStreams;
    private DynamoDbStreamsAsyncClient dynamoDbStreamsAsync;

    SdkClients(WireService wire, String region) {
        this.region = Region.of(region);
        workers = WorkerThreads.named("lodestone-client");
        blocking = new InProcessHttpClient(wire);
        asynchronous = new InProcessAsyncHttpClient(wire, workers);
    }

    synchronized DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb = closedWithThis(configure(DynamoDbClient.builder()).build());
        }
        return dynamoDb;
    }

    synchronized DynamoDbAsyncClient dynamoDbAsync() {
        if (dynamoDbAsync == null) {
            dynamoDbAsync =
                    closedWithThis(configure(DynamoDbAsyncClient.builder()).build());
        }
        return dynamoDbAsync;
    }

    synchronized DynamoDbStreamsClient dynamoDbStreams() {
        if (dynamoDbStreams == null) {
            dynamoDbStreams =
                    closedWithThis(configure(DynamoDbStreamsClient.builder()).build());
        }
        return dynamoDbStreams;
    }

    synchronized DynamoDbStreamsAsyncClient dynamoDbStreamsAsync() {
        if (dynamoDbStreamsAsync == null) {
            dynamoDbStreamsAsync = closedWithThis(
                    configure(DynamoDbStreamsAsyncClient.builder()).build());
        }
        return dynamoDbStreamsAsync;
    }

    <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
        if (builder instanceof SdkSyncClientBuilder<?, ?> sync) {
            sync.httpClient(blocking);
        } else if (builder instanceof SdkAsyncClientBuilder<?, ?> async) {
            async.httpClient(asynchronous);
        } else {
            throw new IllegalArgumentException("This builder takes no HTTP client: " + builder.getClass());
        }
        return builder.region(region)
                .endpointOverride(ENDPOINT)
                .credentialsProvider(AnonymousCredentialsProvider.create());
    }

    private <C extends SdkAutoCloseable> C closedWithThis(C client) {
        made.add(client);
        return client;
    }

    @Override
    public synchronized void close() {
        made.forEach(SdkAutoCloseable::close);
        workers.shutdown();
    }
}
