package dev.lodestone.benchmarks.testkit.cold;

import dev.lodestone.testkit.Lodestone;
import java.io.IOException;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Opens a store in memory, takes its client and asks. */
public final class ColdStart {

    private ColdStart() {}

    /** The file to write the times to. */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        Lodestone lodestone = Lodestone.inMemory();
        long store = System.nanoTime();
        DynamoDbClient dynamoDb = lodestone.dynamoDbClient();
        long client = System.nanoTime();
        dynamoDb.listTables();
        long answer = System.nanoTime();
        FirstItem.readBack(dynamoDb);
        long item = System.nanoTime();
        lodestone.close();
        new ColdTimes(start, store, client, answer, item).write(Path.of(arguments[0]));
    }
}
