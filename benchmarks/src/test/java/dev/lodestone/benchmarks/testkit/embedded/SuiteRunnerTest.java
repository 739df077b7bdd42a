package dev.lodestone.benchmarks.testkit.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.benchmarks.testkit.suite.ShopTables;
import dev.lodestone.benchmarks.testkit.suite.ShopTests;
import dev.lodestone.benchmarks.testkit.suite.SuiteRunner;
import dev.lodestone.testkit.junit.LodestoneTest;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SuiteRunnerTest {

    @TempDir
    private Path folder;

    @Test
    void runsEachOfTheTenTestsTenTimes() throws Exception {
        Properties result = run(Clean.class, 0);

        assertEquals("100", result.getProperty("succeeded"));
        assertEquals("0", result.getProperty("failed"));
        long bodies = Long.parseLong(result.getProperty("bodies"));
        assertTrue(bodies > 0 && bodies < Long.parseLong(result.getProperty("tests")), result::toString);
    }

    @Test
    void tellsOfTheLastRunAlone() throws Exception {
        Properties result = run(Clean.class, 2);

        assertEquals("100", result.getProperty("succeeded"));
        long bodies = Long.parseLong(result.getProperty("bodies"));
        assertTrue(bodies > 0 && bodies < Long.parseLong(result.getProperty("tests")), result::toString);
    }

    @Test
    void failsEachTestWhoseTablesHoldItems() throws Exception {
        Properties result;
        Littered.littering = true;
        try {
            result = run(Littered.class, 0);
        } finally {
            Littered.littering = false;
        }

        assertEquals("0", result.getProperty("succeeded"));
        assertEquals("100", result.getProperty("failed"));
    }

    /** Runs the classes that are nested in one; what failed is not printed, since it is meant to. */
    private Properties run(Class<?> container, int runsBefore) throws Exception {
        Path file = folder.resolve("result");
        PrintStream errors = System.err;
        System.setErr(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            SuiteRunner.main(new String[] {container.getName(), Integer.toString(runsBefore), file.toString()});
        } finally {
            System.setErr(errors);
        }
        Properties result = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            result.load(reader);
        }
        return result;
    }

    static final class Clean {
        @LodestoneTest
        @ShopStore
        static final class Shop extends ShopTests {}
    }

    static final class Littered {
        /** Off for whoever runs the tests by themselves. */
        private static boolean littering;

        @LodestoneTest
        @ShopStore
        static final class Shop extends ShopTests {
            @BeforeEach
            void litter(DynamoDbClient dynamoDb) {
                if (littering) {
                    putIntoAllTables(dynamoDb);
                }
            }

            private static void putIntoAllTables(DynamoDbClient dynamoDb) {
                Map<String, AttributeValue> item = new HashMap<>();
                for (String attribute : new String[] {"id", "customer", "product", "warehouse"}) {
                    item.put(attribute, AttributeValue.fromS("left behind"));
                }
                for (String attribute : new String[] {"placed", "number"}) {
                    item.put(attribute, AttributeValue.fromN("0"));
                }
                ShopTables.NAMES.forEach(
                        table -> dynamoDb.putItem(put -> put.tableName(table).item(item)));
            }
        }
    }
}
