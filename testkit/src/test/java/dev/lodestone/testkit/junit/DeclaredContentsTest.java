package dev.lodestone.testkit.junit;

import static dev.lodestone.testkit.junit.TestClassRun.assertAllPass;
import static dev.lodestone.testkit.junit.TestClassRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.testkit.Lodestone;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** What test classes of all kinds declare, and classes nested in them; they run within these tests. */
class DeclaredContentsTest {
    /** Why a class could not even begin. */
    private static String failure(Class<?> testClass) {
        List<Event> failed = run(testClass).containerEvents().failed().stream().toList();
        assertEquals(1, failed.size());
        return failed.get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }

    private static void createTable(DynamoDbClient dynamoDb, String name) {
        dynamoDb.createTable(request -> request.tableName(name)
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

    private static void assertTables(DynamoDbClient dynamoDb, String... names) {
        assertEquals(List.of(names), dynamoDb.listTables().tableNames());
    }

    @LodestoneTest(store = StorePer.METHOD)
    @LodestoneTemplate("template.yaml")
    @Execution(ExecutionMode.CONCURRENT)
    static class PerMethod {
        @RepeatedTest(3)
        void hasTheTemplate(DynamoDbClient dynamoDb) {
            assertTables(dynamoDb, "orders-dev");
            dynamoDb.deleteTable(request -> request.tableName("orders-dev"));
        }

        @Nested
        @LodestoneTemplate(value = "template.yaml", parameters = "Stage=nested")
        class Within {
            @RepeatedTest(3)
            void hasBoth(DynamoDbClient dynamoDb) {
                assertTables(dynamoDb, "orders-dev", "orders-nested");
                dynamoDb.deleteTable(request -> request.tableName("orders-dev"));
            }
        }
    }

    @Test
    void isThereForEachTestThatHasAStoreOfItsOwn() {
        assertAllPass(PerMethod.class, 6);
    }

    @LodestoneTable(name = "of-the-class", partitionKey = "id")
    static class AsAnInstanceField {
        @RegisterExtension
        final LodestoneExtension lodestone = LodestoneExtension.of(Lodestone::inMemory);

        @RepeatedTest(2)
        void hasItsTable(DynamoDbClient dynamoDb) {
            assertTables(dynamoDb, "of-the-class");
            dynamoDb.deleteTable(request -> request.tableName("of-the-class"));
        }

        @Nested
        @LodestoneTable(name = "of-the-nested-class", partitionKey = "id")
        class Within {
            @RepeatedTest(2)
            void hasBoth(DynamoDbClient dynamoDb) {
                assertTables(dynamoDb, "of-the-class", "of-the-nested-class");
            }
        }
    }

    @Test
    void isThereWhereAFieldOfTheInstanceGivesTheStore() {
        assertAllPass(AsAnInstanceField.class, 4);
    }

    @LodestoneTest
    @LodestoneTable(name = "of-the-base", partitionKey = "id")
    abstract static class Base {}

    /** Has no tests of its own. */
    @Execution(ExecutionMode.SAME_THREAD)
    static class Around extends Base {
        @Nested
        class Inheriting extends Base {
            @BeforeAll
            static void setUp(DynamoDbClient dynamoDb) {
                createTable(dynamoDb, "made-by-a-nested-class");
            }

            @RepeatedTest(2)
            void hasWhatIsDeclaredTwiceOnce(DynamoDbClient dynamoDb) {
                assertTables(dynamoDb, "made-by-a-nested-class", "of-the-base");
            }
        }

        @Nested
        @LodestoneTable(name = "of-the-nested-class", partitionKey = "id")
        class Declaring {
            @RepeatedTest(2)
            void hasBoth(DynamoDbClient dynamoDb) {
                assertTables(dynamoDb, "of-the-base", "of-the-nested-class");
            }
        }
    }

    @Test
    void isNotThatOfClassesBeside() {
        assertAllPass(Around.class, 4);
    }

    @LodestoneTest
    @LodestoneTemplate("missing.yaml")
    static class OfAMissingTemplate {
        @Test
        void cannotBe() {}
    }

    @LodestoneTest
    @LodestoneTemplate("broken.yaml")
    static class OfABrokenTemplate {
        @Test
        void cannotBe() {}
    }

    @LodestoneTest
    @LodestoneTemplate(value = "template.yaml", parameters = "Stag=test")
    static class OfAnUnusedParameter {
        @Test
        void cannotBe() {}
    }

    @LodestoneTest
    @LodestoneTemplate(value = "template.yaml", parameters = "Stage")
    static class OfAParameterWithoutAValue {
        @Test
        void cannotBe() {}
    }

    @LodestoneTest
    static class OfABrokenNestedTemplate {
        @Nested
        @LodestoneTemplate("broken.yaml")
        class Within {
            @Test
            void cannotBe() {}
        }
    }

    @Test
    void isRefusedWithItsFileAndPlace() {
        assertEquals(
                "missing.yaml is neither a resource for " + OfAMissingTemplate.class.getName() + " nor a file in "
                        + Path.of("").toAbsolutePath(),
                failure(OfAMissingTemplate.class));
        String broken = "junit/broken.yaml:5: 'Stag' is neither a parameter nor a resource";
        assertEquals(broken, failure(OfABrokenTemplate.class).replaceFirst(".*/(?=junit/)", ""));
        assertEquals(broken, failure(OfABrokenNestedTemplate.class).replaceFirst(".*/(?=junit/)", ""));
        assertEquals(
                "junit/template.yaml: the parameter 'Stag' is given, but no template asks for it",
                failure(OfAnUnusedParameter.class).replaceFirst(".*/(?=junit/)", ""));
        assertEquals(
                "A parameter of a template is given as NAME=VALUE, not Stage",
                failure(OfAParameterWithoutAValue.class));
    }
}
