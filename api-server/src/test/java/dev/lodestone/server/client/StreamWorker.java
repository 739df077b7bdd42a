package dev.lodestone.server.client;

import com.amazonaws.services.dynamodbv2.streamsadapter.AmazonDynamoDBStreamsAdapterClient;
import com.amazonaws.services.dynamodbv2.streamsadapter.StreamsSchedulerFactory;
import com.amazonaws.services.dynamodbv2.streamsadapter.polling.DynamoDBStreamsPollingConfig;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.coordinator.CoordinatorConfig;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.exceptions.internal.KinesisClientLibIOException;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.leases.exceptions.LeasingException;
import software.amazon.kinesis.lifecycle.TaskResult;
import software.amazon.kinesis.metrics.NullMetricsFactory;
import software.amazon.kinesis.processor.StreamTracker;
import software.amazon.kinesis.retrieval.RetrievalConfig;

/**
 * A worker of the Kinesis Client Library that consumes a stream together with the other workers of its application. It
 * reads the stream and keeps its leases at one endpoint, and talks to no other.
 */
final class StreamWorker implements AutoCloseable {
    private final DynamoDbAsyncClient tables;
    private final DynamoDbStreamsClient streams;
    private final StreamTracker stream;
    private final Scheduler scheduler;
    private final Thread thread;

    /**
     * A worker that does not run yet.
     *
     * @param name its own among those of the application
     */
    StreamWorker(URI endpoint, String streamArn, String application, String name, Deliveries deliveries) {
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        tables = DynamoDbAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        streams = DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        stream = StreamsSchedulerFactory.createSingleStreamTracker(
                streamArn, InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON));
        AmazonDynamoDBStreamsAdapterClient adapter = new AmazonDynamoDBStreamsAdapterClient(streams, Region.US_EAST_1);
        ConfigsBuilder configs = new ConfigsBuilder(
                stream,
                application,
                adapter,
                tables,
                new NoCloudWatch(),
                name,
                () -> new RecordingProcessor(name, deliveries));
        scheduler = StreamsSchedulerFactory.createScheduler(
                configs.checkpointConfig(),
                coordination(configs),
                leases(configs),
                configs.lifecycleConfig(),
                configs.metricsConfig().metricsFactory(new NullMetricsFactory()),
                configs.processorConfig(),
                retrieval(configs, adapter),
                adapter);
        thread = new Thread(scheduler, name);
    }

    private static CoordinatorConfig coordination(ConfigsBuilder configs) {
        return configs.coordinatorConfig()
                .skipShardSyncAtWorkerInitializationIfLeasesExist(true)
                .parentShardPollIntervalMillis(100)
                .shardConsumerDispatchPollIntervalMillis(20)
                .schedulerInitializationBackoffTimeMillis(100);
    }

    /** Without metrics of the worker's machine, which the library would look for on the network. */
    private static LeaseManagementConfig leases(ConfigsBuilder configs) {
        LeaseManagementConfig leases = configs.leaseManagementConfig().leaseAssignmentIntervalMillis(400L);
        leases.workerUtilizationAwareAssignmentConfig()
                .disableWorkerMetrics(true)
                .inMemoryWorkerMetricsCaptureFrequencyMillis(100);
        return leases;
    }

    private static RetrievalConfig retrieval(ConfigsBuilder configs, AmazonDynamoDBStreamsAdapterClient adapter) {
        return configs.retrievalConfig()
                .retrievalSpecificConfig(new DynamoDBStreamsPollingConfig(adapter).idleTimeBetweenReadsInMillis(50));
    }

    /** Creates the table of leases. */
    void createLeaseTable() throws LeasingException {
        scheduler.leaseRefresher().createLeaseTableIfNotExists();
        scheduler.leaseRefresher().createLeaseOwnerToLeaseKeyIndexIfNotExists();
    }

    /**
     * Makes a lease for each shard. The workers of a new application do so by themselves, but only when one of them has
     * waited for the others for up to half a minute.
     */
    void createLeases() throws KinesisClientLibIOException {
        StreamConfig config = stream.streamConfigList().get(0);
        TaskResult result =
                scheduler.shardSyncTaskManagerProvider().apply(config).callShardSyncTask();
        if (result.getException() != null) {
            throw new IllegalStateException("No leases", result.getException());
        }
    }

    void start() {
        thread.start();
    }

    /** Ends the worker and waits until it has ended. */
    @Override
    public void close() {
        scheduler.shutdown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tables.close();
        streams.close();
    }

    /** Where metrics would go; every request to it fails. */
    private static final class NoCloudWatch implements CloudWatchAsyncClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
