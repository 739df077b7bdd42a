package dev.lodestone.server.mutation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestServer;
import dev.lodestone.store.operation.ApiOperation;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the API model declares of the members of requests, each violated by itself: the service's report names the member
 * and the constraint. Each line of {@code declared-constraints.txt} needs an example that has its member.
 */
class DeclaredConstraintsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(ExampleRequests.options());
        for (String[] step : ExampleRequests.preparation()) {
            assertEquals(200, server.send(step[0], step[1]).statusCode());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(ApiOperation.class)
    void eachViolationIsReported(ApiOperation operation) {
        List<Json> examples =
                ExampleRequests.of(operation).stream().map(Json::parse).toList();
        assertAll(DeclaredConstraint.of(operation).stream()
                .map(constraint -> check(operation, constraint, violated(constraint, examples))));
    }

    private static Violation violated(DeclaredConstraint constraint, List<Json> examples) {
        return examples.stream()
                .map(example -> Violation.of(constraint, example))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Executable check(ApiOperation operation, DeclaredConstraint constraint, Violation violation) {
        return () -> {
            assertNotNull(violation, () -> "No example for line " + constraint.line());
            HttpResponse<String> answer = server.send(operation.apiName(), violation.body());
            String message = message(answer.body());
            String context = "Line " + constraint.line() + ": " + violation.body() + " -> " + answer.body();
            assertEquals(400, answer.statusCode(), context);
            if (constraint.ownWords() != null) {
                assertTrue(message.contains(constraint.ownWords()), context);
                return;
            }
            String rule = "at '" + violation.path() + "' failed to satisfy constraint: " + constraint.rule();
            int end = message.indexOf(rule) + rule.length();
            assertTrue(message.startsWith("1 validation error detected: Value ") && message.contains(rule), context);
            if (constraint.kind() == DeclaredConstraint.Kind.ENUM) {
                assertEquals(
                        values(constraint.bound(), ","), values(message.substring(end, message.length() - 1), ", "));
            } else {
                assertEquals(message.length(), end, context);
            }
        };
    }

    private static Set<String> values(String list, String separator) {
        return new TreeSet<>(Arrays.asList(list.split(separator, -1)));
    }

    private static String message(String body) {
        for (Json.Member member : ((Json.Structure) Json.parse(body)).members()) {
            if (member.name().equals("\"message\"")) {
                String quoted = ((Json.Scalar) member.value()).text();
                return quoted.substring(1, quoted.length() - 1);
            }
        }
        return body;
    }
}
