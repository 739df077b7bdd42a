package dev.lodestone.server.operation.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.Endpoint;

@ParameterizedClass
@EnumSource(EngineKind.class)
class DescribeEndpointsTest {
    private final TestServer server;

    DescribeEndpointsTest(EngineKind engine) {
        server = TestServer.shared(engine);
    }

    @Nested
    class Serialization {
        @Test
        void theBodyIsAStructure() {
            assertEquals(
                    "Start of list found where not expected",
                    Refusals.message("SerializationException", server.send("DescribeEndpoints", "[]")));
        }
    }

    @Nested
    class Validation {
        @Test
        void membersAreIgnoredForThereAreNone() {
            assertEquals(
                    200, server.send("DescribeEndpoints", "{\"TableName\": 1}").statusCode());
        }
    }

    @Nested
    class Behaviour {
        @Test
        void theEndpointIsTheOneThatWasAsked() {
            Endpoint endpoint =
                    server.client().describeEndpoints(request -> {}).endpoints().get(0);
            assertEquals(server.endpoint().getAuthority(), endpoint.address());
            assertEquals(1440, endpoint.cachePeriodInMinutes());
        }
    }
}
