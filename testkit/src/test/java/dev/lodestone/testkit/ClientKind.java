package dev.lodestone.testkit;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The ways in which the SDK asks a store, with its own retries, which do not wait. */
enum ClientKind {
    BLOCKING,
    ASYNCHRONOUS,
    OVER_HTTP;

    Calls of(Lodestone lodestone) {
        return switch (this) {
            case BLOCKING ->
                new Calls.Blocking(
                        retrying(lodestone.configure(DynamoDbClient.builder())).build());
            case ASYNCHRONOUS ->
                new Calls.Asynchronous(retrying(lodestone.configure(DynamoDbAsyncClient.builder()))
                        .build());
            case OVER_HTTP ->
                new Calls.Blocking(retrying(DynamoDbClient.builder()
                                .endpointOverride(lodestone.endpoint())
                                .region(Region.US_EAST_1)
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))))
                        .build());
        };
    }

    private static <B extends AwsClientBuilder<B, ?>> B retrying(B builder) {
        return builder.overrideConfiguration(ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build())
                .apiCallAttemptTimeout(Duration.ofSeconds(30))
                .build());
    }

    /** The operations that tests of faults ask for. */
    interface Calls extends AutoCloseable {
        void put(PutItemRequest request);

        GetItemResponse get(GetItemRequest request);

        void update(UpdateItemRequest request);

        void transact(TransactWriteItemsRequest request);

        BatchWriteItemResponse batchWrite(BatchWriteItemRequest request);

        BatchGetItemResponse batchGet(BatchGetItemRequest request);

        @Override
        void close();

        /** By the blocking client. */
        record Blocking(DynamoDbClient client) implements Calls {
            @Override
            public void put(PutItemRequest request) {
                client.putItem(request);
            }

            @Override
            public GetItemResponse get(GetItemRequest request) {
                return client.getItem(request);
            }

            @Override
            public void update(UpdateItemRequest request) {
                client.updateItem(request);
            }

            @Override
            public void transact(TransactWriteItemsRequest request) {
                client.transactWriteItems(request);
            }

            @Override
            public BatchWriteItemResponse batchWrite(BatchWriteItemRequest request) {
                return client.batchWriteItem(request);
            }

            @Override
            public BatchGetItemResponse batchGet(BatchGetItemRequest request) {
                return client.batchGetItem(request);
            }

            @Override
            public void close() {
                client.close();
            }
        }

        /** By the asynchronous client, whose failures are thrown as the other one's are. */
        record Asynchronous(DynamoDbAsyncClient client) implements Calls {
            @Override
            public void put(PutItemRequest request) {
                await(client.putItem(request)::join);
            }

            @Override
            public GetItemResponse get(GetItemRequest request) {
                return await(client.getItem(request)::join);
            }

            @Override
            public void update(UpdateItemRequest request) {
                await(client.updateItem(request)::join);
            }

            @Override
            public void transact(TransactWriteItemsRequest request) {
                await(client.transactWriteItems(request)::join);
            }

            @Override
            public BatchWriteItemResponse batchWrite(BatchWriteItemRequest request) {
                return await(client.batchWriteItem(request)::join);
            }

            @Override
            public BatchGetItemResponse batchGet(BatchGetItemRequest request) {
                return await(client.batchGetItem(request)::join);
            }

            private static <R> R await(Supplier<R> answer) {
                try {
                    return answer.get();
                } catch (CompletionException e) {
                    throw (RuntimeException) e.getCause();
                }
            }

            @Override
            public void close() {
                client.close();
            }
        }
    }
}
