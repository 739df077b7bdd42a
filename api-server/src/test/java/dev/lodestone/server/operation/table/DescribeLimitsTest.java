package dev.lodestone.server.operation.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;

@ParameterizedClass
@EnumSource(EngineKind.class)
class DescribeLimitsTest {
    private final TestServer server;

    DescribeLimitsTest(EngineKind engine) {
        server = TestServer.shared(engine);
    }

    @Nested
    class Serialization {
        @Test
        void theBodyIsAStructure() {
            assertEquals(
                    "Start of list found where not expected",
                    Refusals.message("SerializationException", server.send("DescribeLimits", "[]")));
        }
    }

    @Nested
    class Validation {
        @Test
        void membersAreIgnoredForThereAreNone() {
            assertEquals(
                    200, server.send("DescribeLimits", "{\"TableName\": {}}").statusCode());
        }
    }

    @Nested
    class Behaviour {
        @Test
        void theQuotasAreThoseOfANewAccount() {
            DescribeLimitsResponse limits = server.client().describeLimits();
            assertEquals(80_000, limits.accountMaxReadCapacityUnits());
            assertEquals(80_000, limits.accountMaxWriteCapacityUnits());
            assertEquals(40_000, limits.tableMaxReadCapacityUnits());
            assertEquals(40_000, limits.tableMaxWriteCapacityUnits());
        }
    }
}
