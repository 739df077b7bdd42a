package dev.lodestone.streams.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry of functions; nothing here is called, so no process is started. */
class FunctionsTest {
    private static final FunctionConfiguration NODE = FunctionConfiguration.of("nodejs22.x", "app.handler");
    private static final String HOME = "arn:aws:lambda:us-east-1:000000000000:function:";

    @TempDir
    private Path directory;

    private final DataStore store = DataStore.open(StoreOptions.inMemory());
    private long now = 1000;
    private Functions functions;
    private CodeSource folder;

    @BeforeEach
    void open() throws IOException {
        Path code = Files.createDirectories(directory.resolve("mine"));
        Files.writeString(code.resolve("app.js"), "exports.handler = async () => 1;");
        folder = new CodeSource.Folder(code);
        reopen();
    }

    @AfterEach
    void close() {
        functions.close();
        store.close();
    }

    private void reopen() {
        if (functions != null) {
            functions.close();
        }
        FunctionsOptions options = FunctionsOptions.of(api -> {
            throw new IllegalStateException("nothing is called");
        });
        functions = new Functions(
                options.withDirectory(directory.resolve("code")), store.documents(), () -> now, IdSource.random());
    }

    private static CodeSource zip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("app.js"));
            zip.write(content.getBytes(UTF_8));
        }
        return new CodeSource.Zip(bytes.toByteArray());
    }

    private static void assertRefused(LambdaErrorType type, String message, Executable request) {
        LambdaException refusal = assertThrows(LambdaException.class, request);
        assertEquals(type + ": " + message, refusal.type() + ": " + refusal.getMessage());
    }

    @Test
    void keepsFunctionsInTheStore() throws IOException {
        FunctionConfiguration configuration = NODE.withEnvironment(Map.of("BB", "2", "AA", "ä \"1\""));
        FunctionDefinition created = functions.create("f", configuration, zip("one"), Map.of("team", "blue"));
        functions.declare("g", NODE, folder, Map.of(), Set.of("live", "test"));
        reopen();
        assertEquals(created, functions.get(functions.arn("f")));
        assertEquals(Set.of("live", "test"), functions.get(functions.arn("g")).aliases());
        assertEquals("one", Files.readString(created.code().folder().resolve("app.js")));
        assertEquals(1000, created.lastModifiedMillis());
        assertEquals(3, created.configuration().timeoutSeconds());
    }

    @Test
    void hasEachNameOnce() {
        functions.create("f", NODE, folder, Map.of());
        assertRefused(
                LambdaErrorType.RESOURCE_CONFLICT,
                "Function already exist: f",
                () -> functions.create(HOME + "f", NODE, folder, Map.of()));
    }

    @Test
    void missesWhatIsNotThere() {
        functions.create("f", NODE, folder, Map.of());
        for (String missing : List.of("g", "f:7")) {
            assertRefused(
                    LambdaErrorType.RESOURCE_NOT_FOUND,
                    "Function not found: " + HOME + missing,
                    () -> functions.get(functions.arn(missing)));
            assertNull(functions.find(missing));
        }
        assertNull(functions.find("arn:aws:lambda:eu-west-1:000000000000:function:f"));
        assertNull(functions.find("not a name"));
        assertNotNull(functions.find("f"));
        assertNotNull(functions.find(HOME + "f:$LATEST"));
    }

    @Test
    void changesSettings() {
        FunctionDefinition created = functions.create("f", NODE, folder, Map.of());
        now = 2000;
        FunctionDefinition changed = functions.updateConfiguration(
                functions.arn("f"), FunctionConfiguration.empty().withTimeoutSeconds(9));
        assertEquals(9, changed.configuration().timeoutSeconds());
        assertEquals("app.handler", changed.configuration().handler());
        assertEquals(2000, changed.lastModifiedMillis());
        assertNotEquals(created.revisionId(), changed.revisionId());
        assertEquals(changed, functions.get(functions.arn("f")));
        assertThrows(
                LambdaException.class,
                () -> functions.updateConfiguration(
                        functions.arn("f"), FunctionConfiguration.empty().withTimeoutSeconds(901)));
        assertEquals(changed, functions.get(functions.arn("f")));
    }

    @Test
    void changesCodeAndDeletesWhatItWas() throws IOException {
        FunctionDefinition created = functions.create("f", NODE, zip("one"), Map.of());
        FunctionDefinition changed = functions.updateCode(functions.arn("f"), zip("two"));
        assertEquals("two", Files.readString(changed.code().folder().resolve("app.js")));
        assertFalse(Files.exists(created.code().folder()));
        functions.delete(functions.arn("f"));
        assertFalse(Files.exists(changed.code().folder()));
        reopen();
        assertNull(functions.find("f"));
    }

    @Test
    void listsInParts() {
        for (String name : List.of("c", "a", "d", "b", "e")) {
            functions.create(name, NODE, folder, Map.of());
        }
        FunctionPage first = functions.list(null, 2);
        FunctionPage second = functions.list(first.nextMarker(), 2);
        FunctionPage third = functions.list(second.nextMarker(), 2);
        assertEquals(List.of("a", "b"), names(first));
        assertEquals(List.of("c", "d"), names(second));
        assertEquals(List.of("e"), names(third));
        assertNull(third.nextMarker());
        assertNull(functions.list(null, 5).nextMarker());
    }

    private static List<String> names(FunctionPage page) {
        return page.functions().stream().map(FunctionDefinition::name).toList();
    }

    @Test
    void runsObjectsOfThisProcess() {
        InvocationTarget target = invocation -> new CompletableFuture<>();
        functions.register("f", target);
        assertSame(target, functions.find(HOME + "f:any"));
        functions.unregister("f");
        assertNull(functions.find("f"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 128   | 1 validation error detected: Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1
            901  | 128   | 1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900
            3    | 127   | 1 validation error detected: Value '127' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128
            """)
    void holdsSettingsToTheirBounds(int timeout, int memory, String message) {
        FunctionConfiguration configuration =
                new FunctionConfiguration("nodejs22.x", "app.handler", Map.of(), timeout, memory, null, null);
        assertRefused(
                LambdaErrorType.VALIDATION, message, () -> functions.create("f", configuration, folder, Map.of()));
    }

    @Test
    void refusesVariablesOfTheService() {
        FunctionConfiguration configuration =
                NODE.withEnvironment(Map.of("AWS_REGION", "x", "AWS_ACCESS_KEY_ID", "y", "MINE", "z"));
        LambdaException refusal =
                assertThrows(LambdaException.class, () -> functions.create("f", configuration, folder, Map.of()));
        assertTrue(refusal.getMessage().endsWith("Reserved keys used in this request: AWS_ACCESS_KEY_ID, AWS_REGION"));
    }

    @ParameterizedTest
    @CsvSource({"ruby3.3", "nodejs", "python2.7", "go1.x", "dotnet8"})
    void refusesRuntimesThatNothingHereRuns(String runtime) {
        FunctionConfiguration configuration = FunctionConfiguration.of(runtime, "app.handler");
        LambdaException refusal =
                assertThrows(LambdaException.class, () -> functions.create("f", configuration, folder, Map.of()));
        assertEquals(LambdaErrorType.INVALID_PARAMETER_VALUE, refusal.type());
        assertTrue(refusal.getMessage().contains(runtime));
    }
}
