package dev.lodestone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the list of operations names is there, once: as an operation, as a codec, as a test, and on the wire. */
class OperationListTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.lodestone");

    private static List<String> concreteClasses(Class<?> type) {
        return CLASSES.stream()
                .filter(candidate -> candidate.isAssignableTo(type) && !candidate.isInterface())
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
    }

    private static List<String> expected(String suffix) {
        return Stream.of(ApiOperation.values())
                .map(operation -> operation.apiName() + suffix)
                .sorted()
                .toList();
    }

    @Test
    void eachHasOneOperation() {
        assertEquals(expected(""), concreteClasses(Operation.class));
    }

    @Test
    void eachHasOneCodec() {
        assertEquals(expected("Codec"), concreteClasses(OperationCodec.class));
    }

    @ParameterizedTest
    @EnumSource(ApiOperation.class)
    void eachHasOneTestClass(ApiOperation operation) {
        assertEquals(
                1,
                CLASSES.stream()
                        .filter(candidate -> candidate.getSimpleName().equals(operation.apiName() + "Test"))
                        .count());
    }

    @Test
    void theListIsInAlphabeticalOrder() {
        List<String> names =
                Arrays.stream(ApiOperation.values()).map(ApiOperation::apiName).toList();
        assertEquals(names.stream().sorted().toList(), names);
    }

    @ParameterizedTest
    @EnumSource(ApiOperation.class)
    void eachIsAnsweredOnTheWire(ApiOperation operation) {
        String body = TestServer.shared(EngineKind.MEMORY)
                .send(operation.apiName(), "{}")
                .body();
        assertFalse(body.contains("UnknownOperationException"), body);
        assertFalse(body.contains("InternalServerError"), body);
    }
}
