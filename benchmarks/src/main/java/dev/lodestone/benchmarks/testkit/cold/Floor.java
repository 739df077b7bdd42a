package dev.lodestone.benchmarks.testkit.cold;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the same client without a store and asks: what the SDK takes by itself. */
public final class Floor {

    private Floor() {}

    /** The file to write the times to. */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .httpClient(new ConstantHttpClient())
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://floor.invalid"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        long client = System.nanoTime();
        dynamoDb.listTables();
        long answer = System.nanoTime();
        FirstItem.readBack(dynamoDb);
        long item = System.nanoTime();
        dynamoDb.close();
        new ColdTimes(start, start, client, answer, item).write(Path.of(arguments[0]));
    }
}
