package dev.lodestone.testkit.junit;

import static dev.lodestone.testkit.junit.TestClassRun.assertAllPass;
import static dev.lodestone.testkit.junit.TestClassRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.lodestone.store.fault.Fault;
import dev.lodestone.store.fault.FaultKind;
import dev.lodestone.testkit.Lodestone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The extension in test classes of all kinds, which run within these tests. */
class LodestoneExtensionTest {
    private static final List<Lodestone> OPENED = new ArrayList<>();

    static class OnDisk {
        @TempDir
        static Path directory;

        @RegisterExtension
        static final LodestoneExtension LODESTONE = LodestoneExtension.of(() -> {
            Lodestone opened = Lodestone.open(directory.resolve("store"));
            OPENED.add(opened);
            return opened;
        });

        @RepeatedTest(3)
        void isEmpty(DynamoDbClient dynamoDb) {
            assertTrue(dynamoDb.listTables().tableNames().isEmpty());
            dynamoDb.createTable(request -> request.tableName("orders")
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType("HASH")
                            .build())
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType("S")
                            .build())
                    .billingMode("PAY_PER_REQUEST"));
        }
    }

    @Test
    void takesStoresOfAnySettingsAndClosesThem() {
        OPENED.clear();

        assertAllPass(OnDisk.class, 3);

        assertEquals(1, OPENED.size());
        assertThrows(IllegalStateException.class, OPENED.get(0)::dynamoDbClient);
    }

    @LodestoneTest
    @Execution(ExecutionMode.SAME_THREAD)
    static class WithFaults {
        private static final Fault LEFT_BEHIND = Fault.of(FaultKind.THROTTLING).on("PutItem");

        @BeforeAll
        static void addOne(Lodestone lodestone) {
            lodestone.faults().add(Fault.latency(Duration.ofMillis(1)));
        }

        @RepeatedTest(3)
        void hasThoseOfTheSetUp(Lodestone lodestone) {
            assertEquals(1, lodestone.faults().all().size());
            lodestone.faults().add(LEFT_BEHIND);
        }
    }

    @Test
    void takesAwayTheFaultsOfEachTest() {
        assertAllPass(WithFaults.class, 3);
    }

    static class AsAnInstanceField {
        @RegisterExtension
        final LodestoneExtension lodestone = LodestoneExtension.of(Lodestone::inMemory);

        @RepeatedTest(3)
        void isEmpty(Lodestone store) {
            assertTrue(store.dynamoDbClient().listTables().tableNames().isEmpty());
            assertTrue(store.checkpoints().isEmpty());
        }
    }

    @Test
    void givesEachTestAnEmptyStoreAsAnInstanceField() {
        assertAllPass(AsAnInstanceField.class, 3);
    }

    @ExtendWith(LodestoneExtension.class)
    static class WithoutAnnotation {
        private final Lodestone ofConstructor;

        WithoutAnnotation(Lodestone lodestone) {
            ofConstructor = lodestone;
        }

        @Test
        void hasTheUsualStore(Lodestone lodestone) {
            assertEquals(ofConstructor, lodestone);
            assertEquals("us-east-1", lodestone.region());
        }
    }

    @Test
    void worksWithoutItsAnnotation() {
        assertAllPass(WithoutAnnotation.class, 1);
    }

    @LodestoneTest
    @Execution(ExecutionMode.CONCURRENT)
    static class AtTheSameTime {
        @RepeatedTest(2)
        void sharesAStore(DynamoDbClient dynamoDb) {
            dynamoDb.listTables();
        }
    }

    @Test
    void refusesToShareAStoreAmongTestsThatRunAtTheSameTime() {
        run(AtTheSameTime.class)
                .testEvents()
                .failed()
                .assertThatEvents()
                .hasSize(2)
                .allSatisfy(failed ->
                        assertTrue(event(finishedWithFailure(message(text -> text.contains("StorePer.METHOD"))))
                                .matches(failed)));
    }

    @LodestoneTest(store = StorePer.METHOD)
    static class PerMethodInAConstructor {
        PerMethodInAConstructor(DynamoDbClient dynamoDb) {}

        @Test
        void cannotBe() {}
    }

    @Test
    void refusesConstructorsWhereEachTestHasItsOwn() {
        run(PerMethodInAConstructor.class)
                .testEvents()
                .failed()
                .assertThatEvents()
                .hasSize(1)
                .allSatisfy(failed -> assertTrue(
                        event(finishedWithFailure(message(text -> text.contains("a constructor cannot be given one"))))
                                .matches(failed)));
    }

    @LodestoneTest
    @LodestoneTable(name = "orders", partitionKey = "id")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.SAME_THREAD)
    static class OneInstance {
        private final DynamoDbClient dynamoDb;

        OneInstance(DynamoDbClient dynamoDb, Lodestone lodestone) {
            this.dynamoDb = dynamoDb;
            OPENED.add(lodestone);
        }

        private void put(String id) {
            dynamoDb.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
        }

        private int count() {
            return dynamoDb.scan(scan -> scan.tableName("orders")).count();
        }

        @BeforeAll
        void seed(Lodestone same) {
            assertSame(OPENED.get(0), same);
            put("seed");
        }

        @RepeatedTest(2)
        void beginsWithWhatTheSetUpHasLeft() {
            assertEquals(1, count());
            put("own");
        }

        @Nested
        @TestInstance(TestInstance.Lifecycle.PER_CLASS)
        class Within {
            Within(Lodestone same) {
                assertSame(OPENED.get(0), same);
            }

            @BeforeAll
            void seedMore() {
                put("more");
            }

            @RepeatedTest(2)
            void hasBoth() {
                assertEquals(2, count());
                put("own");
            }
        }
    }

    @Test
    void givesTheConstructorOfAnInstanceForAllTestsTheirStore() {
        OPENED.clear();

        assertAllPass(OneInstance.class, 4);

        assertEquals(1, OPENED.size());
        assertThrows(IllegalStateException.class, () -> OPENED.get(0).checkpoint());
    }
}
