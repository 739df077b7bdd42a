package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples that users copy: a template in each of its languages, and a function in each of its own that is called for
 * each change of a table.
 */
class LambdaTriggerTest {
    private static final Path EXAMPLES = InstalledClients.EXAMPLES.resolve("lambda-trigger");

    /** What the functions log, whatever their language writes in front of it. */
    private static final Pattern LOGGED = Pattern.compile("\\[(\\S+)] .*?((INSERT|MODIFY|REMOVE) o-\\d+)");

    @TempDir
    Path directory;

    private List<Path> programs;

    @BeforeEach
    void findClient() throws Exception {
        programs = InstalledClients.awsCli();
    }

    @Test
    void node() throws Exception {
        isFedAndGoesOnAfterARestart(EXAMPLES.resolve("node/template.yaml"), "watch");
    }

    @Test
    void python() throws Exception {
        isFedAndGoesOnAfterARestart(EXAMPLES.resolve("python/template.yaml"), "watch");
    }

    /** The example is built as its {@code pom.xml} does it. */
    @Test
    void java() throws Exception {
        Path example = directory.resolve("java");
        Path classes = Files.createDirectories(example.resolve("target/classes"));
        Path lib = Files.createDirectories(classes.resolve("lib"));
        for (Class<?> type : List.of(Context.class, DynamodbEvent.class, Class.forName("org.joda.time.DateTime"))) {
            Path library = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.copy(library, lib.resolve(library.getFileName()));
        }
        Files.copy(EXAMPLES.resolve("java/template.yaml"), example.resolve("template.yaml"));
        String source = EXAMPLES.resolve("java/src/main/java/shop/Watch.java").toString();
        String libraries = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", libraries, "-d", classes.toString(), source);
        assertEquals(0, status, "the compiler's status");
        isFedAndGoesOnAfterARestart(example.resolve("template.yaml"), "watch");
    }

    @Test
    void serverless() throws Exception {
        isFedAndGoesOnAfterARestart(EXAMPLES.resolve("serverless/serverless.yml"), "shop-dev-watch");
    }

    @Test
    void cdk() throws Exception {
        isFedAndGoesOnAfterARestart(EXAMPLES.resolve("cdk/cdk.out"), "watch");
    }

    @Test
    void cdkHasCopiedTheHandlerAsItIs() throws IOException {
        Path handler = EXAMPLES.resolve("cdk/handler/watch.js");
        try (Stream<Path> files = Files.walk(EXAMPLES.resolve("cdk/cdk.out"))) {
            Path copied =
                    files.filter(file -> file.endsWith("watch.js")).findFirst().orElseThrow();
            assertEquals(Files.readString(handler), Files.readString(copied), "synthesize the example again");
        }
    }

    /**
     * A batch is checkpointed before the next one goes. So, once the second item has come, the first one cannot come again.
     */
    private void isFedAndGoesOnAfterARestart(Path template, String function) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--template", template.toString())) {
            put(server, "o-1");
            awaitLogged(function, "INSERT o-1");
            put(server, "o-2");
            awaitLogged(function, "INSERT o-2");
        }
        // The functions and what feeds them are in the store; without the template they go on as they were.
        try (ServerProcess server = ServerProcess.start(directory)) {
            put(server, "o-3");
            awaitLogged(function, "INSERT o-3");
        }
        List<String> logged = logged(function);
        assertEquals(
                List.of("INSERT o-1", "INSERT o-2", "INSERT o-3"),
                logged.stream().distinct().toList(),
                "all that was logged, in order");
        assertEquals(1, logged.stream().filter("INSERT o-1"::equals).count(), "nothing that was done is repeated");
    }

    private void put(ServerProcess server, String id) {
        server.run(
                programs,
                directory,
                "aws dynamodb put-item --table-name orders --item '{\"id\": {\"S\": \"" + id + "\"}}'");
    }

    /** What a function has logged, in order. */
    private List<String> logged(String function) throws IOException {
        return ServerOutput.of(directory).lines().stream()
                .map(LOGGED::matcher)
                .filter(line -> line.matches() && line.group(1).equals(function))
                .map(line -> line.group(2))
                .toList();
    }

    private void awaitLogged(String function, String text) throws IOException {
        ServerOutput.of(directory).await(Pattern.quote("[" + function + "] ") + ".*" + text);
    }
}
