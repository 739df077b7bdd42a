package dev.lodestone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.wire.dispatch.ScopeResolver.Isolation;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.SweepOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineOptionsTest {
    private static ServerOptions options(String... arguments) {
        Command command = new CommandLineOptions().parse(arguments);
        return assertInstanceOf(Command.Serve.class, command).options();
    }

    private static String rejection(String... arguments) {
        Command command = new CommandLineOptions().parse(arguments);
        return assertInstanceOf(Command.Reject.class, command).message();
    }

    private static String print(String... arguments) {
        Command command = new CommandLineOptions().parse(arguments);
        return assertInstanceOf(Command.Print.class, command).text();
    }

    @Nested
    class Lambda {
        @Test
        void isElsewhereForAllFunctionsAndForSome() {
            LambdaOptions lambda = options(
                            "--lambda-endpoint",
                            "http://127.0.0.1:3001",
                            "--lambda-endpoint=watch=http://127.0.0.1:9000/2015-03-31/functions/function/invocations",
                            "--lambda-endpoint=list=http://127.0.0.1:3002/?a=b")
                    .lambda();
            assertEquals(URI.create("http://127.0.0.1:3001"), lambda.endpoint());
            assertEquals(
                    Map.of(
                            "watch",
                            URI.create("http://127.0.0.1:9000/2015-03-31/functions/function/invocations"),
                            "list",
                            URI.create("http://127.0.0.1:3002/?a=b")),
                    lambda.endpoints());
            assertEquals(LambdaOptions.NONE, options().lambda());
        }

        @Test
        void hasStandInsForServices() {
            LambdaOptions lambda = options(
                            "--sqs-endpoint=http://127.0.0.1:9324",
                            "--sns-endpoint=https://localhost/",
                            "--bucket-directory=buckets")
                    .lambda();
            assertEquals(URI.create("http://127.0.0.1:9324"), lambda.sqsEndpoint());
            assertEquals(URI.create("https://localhost/"), lambda.snsEndpoint());
            assertEquals(Path.of("buckets"), lambda.bucketDirectory());
        }

        @Test
        void isRefusedWhereAddressesAreWrong() {
            assertEquals(
                    "Invalid value for option '--lambda-endpoint': 'localhost:3001' is not like http://127.0.0.1:3001",
                    rejection("--lambda-endpoint=localhost:3001"));
            assertEquals(
                    "Invalid value for option '--lambda-endpoint': 'x y' is no URL",
                    rejection("--lambda-endpoint=watch=x y"));
            assertEquals(
                    "Invalid value for option '--sqs-endpoint': 'file:///queue' is not like http://127.0.0.1:3001",
                    rejection("--sqs-endpoint", "file:///queue"));
            assertEquals(
                    "Invalid value for option '--lambda-endpoint': there is http://a already, and 'http://b' is for the"
                            + " same",
                    rejection("--lambda-endpoint=http://a", "--lambda-endpoint=http://b"));
        }
    }

    @Nested
    class Templates {
        @Test
        void mayBeSeveral() {
            TemplateOptions templates = options(
                            "--template",
                            "a.yaml",
                            "--template=cdk.out",
                            "--parameter",
                            "Stage=test",
                            "--parameter=A=b=c",
                            "--stage",
                            "qa")
                    .templates();
            assertEquals(List.of(Path.of("a.yaml"), Path.of("cdk.out")), templates.files());
            assertEquals(Map.of("Stage", "test", "A", "b=c"), templates.parameters());
            assertEquals("qa", templates.stage());
            assertEquals(TemplateOptions.NONE, options().templates());
        }

        @Test
        void areNeededForWhatBelongsToThem() {
            assertEquals("--stage is of no use without --template", rejection("--stage", "x"));
            assertEquals("--parameter is of no use without --template", rejection("--parameter", "x=y"));
            assertEquals(
                    "Invalid value for option '--parameter': 'x' is not like NAME=VALUE",
                    rejection("--template", "a", "--parameter", "x"));
            assertEquals(
                    "--template and --isolate exclude each other", rejection("--template", "a", "--isolate", "region"));
        }
    }

    @Test
    void noneAreNeeded() {
        ServerOptions options = options();
        assertEquals("127.0.0.1", options.host());
        assertEquals(8000, options.port());
        assertNull(options.portFile());
        assertFalse(options.exitOnStdinClose());
        assertFalse(options.inMemory());
        assertEquals(Path.of("lodestone-data"), options.dataDir());
        assertEquals(Durability.BUFFERED, options.durability());
        assertEquals("us-east-1", options.region());
        assertEquals("000000000000", options.account());
        assertEquals(Set.of(), options.isolation());
        assertEquals(TransitionDelays.NONE, options.delays());
        assertEquals(SweepOptions.IMMEDIATE, options.sweep());
        assertEquals(List.of(), options.corsOrigins());
    }

    @Test
    void eachHasItsPlace() {
        ServerOptions options = options(
                "--port=0",
                "--host",
                "0.0.0.0",
                "--port-file",
                "port.txt",
                "--exit-on-stdin-close",
                "--data-dir=d",
                "--durability",
                "sync",
                "--region=eu-central-1",
                "--account",
                "123456789012",
                "--isolate",
                "access-key,region",
                "--create-delay",
                "250ms",
                "--delete-delay=5s",
                "--index-delay",
                "2m",
                "--ttl-delay=3s",
                "--stream-shards",
                "4",
                "--shard-rollover=30m",
                "--stream-retention=2h",
                "--cors",
                "https://a.example,https://b.example");
        assertEquals(
                new ServerOptions(
                        "0.0.0.0",
                        0,
                        Path.of("port.txt"),
                        true,
                        false,
                        Path.of("d"),
                        Durability.SYNC,
                        "eu-central-1",
                        "123456789012",
                        Set.of(Isolation.ACCESS_KEY, Isolation.REGION),
                        new TransitionDelays(250, 120_000, 5_000),
                        SweepOptions.delayed(3_000),
                        new StreamSettings(4, 1_800_000, 7_200_000, true),
                        List.of("https://a.example", "https://b.example"),
                        TemplateOptions.NONE,
                        LambdaOptions.NONE),
                options);
    }

    @Nested
    class OfDynamoDbLocal {
        @Test
        void areUnderstood() {
            ServerOptions options = options(
                    "-port",
                    "9000",
                    "-inMemory",
                    "-sharedDb",
                    "-cors",
                    "*",
                    "-disableTelemetry",
                    "-delayTransientStatuses");
            assertEquals(9000, options.port());
            assertTrue(options.inMemory());
            assertEquals(List.of("*"), options.corsOrigins());
            assertEquals(2_000, options.delays().createMillis());
            assertEquals(2_000, options.delays().deleteMillis());
            assertEquals(2_000, options.delays().updateMillis());
        }

        @Test
        void nameADirectory() {
            ServerOptions options = options("-dbPath", "/data", "-optimizeDbBeforeStartup");
            assertEquals(Path.of("/data"), options.dataDir());
        }

        @Test
        void leaveDelaysThatAreGiven() {
            ServerOptions options = options("-delayTransientStatuses", "--delete-delay", "0");
            assertEquals(0, options.delays().deleteMillis());
            assertEquals(2_000, options.delays().createMillis());
        }

        @Test
        void showHelpAndVersion() {
            assertTrue(print("-help").contains("--in-memory"));
            assertTrue(print("-version").startsWith("Lodestone"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--port many | --port",
                "--port 65536 | 65536 is not between 0 and 65535",
                "--port | --port",
                "--durability sometimes | --durability",
                "--region US | 'US' is not like us-east-1",
                "--account 12 | '12' is not twelve digits",
                "--isolate table | 'table' is not one of none, access-key, region and access-key,region",
                "--create-delay soon | 'soon' is not a duration such as 250ms, 5s or 2m",
                "--create-delay 5 | '5' is not a duration",
                "--create-delay ms | 'ms' is not a duration",
                "--stream-shards 0 | A stream has from 1 to 1000 shards, not 0",
                "--stream-retention 0 | must be positive",
                "--in-memory --data-dir d | --in-memory and --data-dir exclude each other",
                "--prot 8000 | --prot",
                "--port 1 --port 2 | --port",
                "serve | serve"
            })
    void wrongOnesAreNamed(String arguments, String expected) {
        String message = rejection(arguments.trim().split(" ", -1));
        assertTrue(message.contains(expected), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "-port",
                "--host",
                "--port-file",
                "--exit-on-stdin-close",
                "--in-memory",
                "-inMemory",
                "--data-dir",
                "-dbPath",
                "--durability",
                "--stream-shards",
                "--shard-rollover",
                "--stream-retention",
                "--region",
                "--account",
                "--isolate",
                "--create-delay",
                "--delete-delay",
                "--index-delay",
                "--cors",
                "-cors",
                "-delayTransientStatuses",
                "-sharedDb",
                "-disableTelemetry",
                "-optimizeDbBeforeStartup",
                "--version",
                "-version",
                "--help",
                "-help",
                "LODESTONE_JAVA_OPTS",
                "JAVA_HOME",
                "boto3",
                "aws dynamodb"
            })
    void helpNamesEach(String name) {
        assertTrue(print("--help").contains(name));
    }
}
