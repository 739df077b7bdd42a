package dev.lodestone.server.cli;

import dev.lodestone.server.wire.dispatch.ScopeResolver.Isolation;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.SweepOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The options of the {@code lodestone} command, those of DynamoDB Local among them. They are declared in code and not by
 * annotations, which would have to be found by reflection at every start.
 */
final class CommandLineOptions {
    private static final Path DEFAULT_DATA_DIR = Path.of("lodestone-data");

    /** What {@code -delayTransientStatuses} stands for: long enough to be seen by a client that polls. */
    private static final Duration SEEN_BY_POLLING = Duration.ofSeconds(2);

    private final CommandLine commandLine = new CommandLine(spec());

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("lodestone");
        spec.parser().caseInsensitiveEnumValuesAllowed(true).overwrittenOptionsAllowed(false);
        HelpText.describe(spec.usageMessage());
        addServing(spec);
        addStorage(spec);
        addService(spec);
        addStreams(spec);
        addTemplates(spec);
        LambdaArguments.addTo(spec);
        addDynamoDbLocal(spec);
        spec.addOption(OptionSpec.builder("--help", "-h", "-help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
        spec.addOption(OptionSpec.builder("--version", "-version")
                .versionHelp(true)
                .description("Show the version and exit.")
                .build());
        return spec;
    }

    private static void addServing(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--port", "-port")
                .type(int.class)
                .paramLabel("PORT")
                .description("Port to listen on; 0 takes any free one. Default: 8000")
                .build());
        spec.addOption(OptionSpec.builder("--host")
                .type(String.class)
                .paramLabel("HOST")
                .description("Address to listen on; 0.0.0.0 for all. Default: 127.0.0.1")
                .build());
        spec.addOption(OptionSpec.builder("--port-file")
                .type(Path.class)
                .paramLabel("FILE")
                .description("Write the port into this file once requests are answered.")
                .build());
        spec.addOption(flag(
                "End when the standard input does: as a pipe it ends with the process that has started the server, however "
                        + "that one ends.",
                "--exit-on-stdin-close"));
        spec.addOption(OptionSpec.builder("--cors", "-cors")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .paramLabel("ORIGIN")
                .description("Origins whose pages may read the answers, with commas between them. Default: *")
                .build());
    }

    private static void addStorage(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--data-dir", "-dbPath")
                .type(Path.class)
                .paramLabel("DIR")
                .description("Directory that holds the data; made if missing. Default: " + DEFAULT_DATA_DIR)
                .build());
        spec.addOption(flag("Keep the data in memory only.", "--in-memory", "-inMemory"));
        spec.addOption(OptionSpec.builder("--durability")
                .type(Durability.class)
                .paramLabel("sync|buffered|none")
                .description("What a write waits for: the disk; the operating system, so that a killed process loses "
                        + "nothing; or neither. Default: buffered")
                .build());
    }

    private static void addService(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--region")
                .type(String.class)
                .paramLabel("REGION")
                .description("Region in ARNs. Default: us-east-1")
                .build());
        spec.addOption(OptionSpec.builder("--account")
                .type(String.class)
                .paramLabel("ID")
                .description("Account in ARNs, twelve digits. Default: 000000000000")
                .build());
        spec.addOption(OptionSpec.builder("--isolate")
                .type(Set.class)
                .converters(CommandLineOptions::isolation)
                .paramLabel("BY")
                .description("Give every access-key, region or access-key,region its own tables. Default: none")
                .build());
        spec.addOption(delay("How long new tables are CREATING, such as 500ms or 2s. Default: 0", "--create-delay"));
        spec.addOption(
                delay("How long new indexes are CREATING and changed tables UPDATING. Default: 0", "--index-delay"));
        spec.addOption(delay("How long tables and indexes are DELETING. Default: 0", "--delete-delay"));
        spec.addOption(
                delay("How long items stay after they have expired by their time to live. Default: 0", "--ttl-delay"));
    }

    private static void addStreams(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--stream-shards")
                .type(int.class)
                .paramLabel("N")
                .description("How many shards a new stream has. Default: 1")
                .build());
        spec.addOption(delay("Age at which a shard is continued by another one. Default: 4h", "--shard-rollover"));
        spec.addOption(delay("How long stream records can be read. Default: 24h", "--stream-retention"));
    }

    private static void addTemplates(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--template")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .paramLabel("FILE")
                .description(
                        "SAM, CloudFormation or serverless.yml template, or the folder cdk.out: its tables and functions are "
                                + "made, and changed with it. Repeatable")
                .build());
        spec.addOption(OptionSpec.builder("--parameter")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("NAME=VALUE")
                .description("Value of a template's parameter, or of what else it names that only an account knows. "
                        + "Repeatable")
                .build());
        spec.addOption(OptionSpec.builder("--stage")
                .type(String.class)
                .paramLabel("STAGE")
                .description("Stage of a serverless.yml. Default: the provider's own, or dev")
                .build());
    }

    private static void addDynamoDbLocal(CommandSpec spec) {
        spec.addOption(
                flag("All three delays of two seconds, unless they are given themselves.", "-delayTransientStatuses"));
        spec.addOption(flag("No effect: clients share tables unless --isolate is given.", "-sharedDb"));
        spec.addOption(flag("No effect: nothing is ever sent anywhere.", "-disableTelemetry"));
        spec.addOption(flag("No effect: the data needs no such step.", "-optimizeDbBeforeStartup"));
    }

    private static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static OptionSpec delay(String description, String name) {
        return OptionSpec.builder(name)
                .type(Duration.class)
                .converters(CommandLineOptions::duration)
                .paramLabel("DURATION")
                .description(description)
                .build();
    }

    private static Object isolation(String text) {
        return switch (text) {
            case "none" -> Set.of();
            case "access-key" -> Set.of(Isolation.ACCESS_KEY);
            case "region" -> Set.of(Isolation.REGION);
            case "access-key,region", "region,access-key" -> Set.of(Isolation.ACCESS_KEY, Isolation.REGION);
            default ->
                throw new CommandLine.TypeConversionException(
                        "'" + text + "' is not one of none, access-key, region and access-key,region");
        };
    }

    private static Object duration(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }

    /** What the arguments ask for: to serve, or only to say something. */
    Command parse(String... arguments) {
        try {
            ParseResult result = commandLine.parseArgs(arguments);
            if (result.isUsageHelpRequested()) {
                return new Command.Print(commandLine.getUsageMessage());
            }
            if (result.isVersionHelpRequested()) {
                return new Command.Print(ProductVersion.banner() + System.lineSeparator());
            }
            return new Command.Serve(options(result));
        } catch (ParameterException e) {
            return new Command.Reject(e.getMessage());
        }
    }

    private ServerOptions options(ParseResult result) {
        boolean inMemory = result.hasMatchedOption("--in-memory");
        if (inMemory && result.hasMatchedOption("--data-dir")) {
            throw rejected("--in-memory and --data-dir exclude each other");
        }
        Path dataDir = result.matchedOptionValue("--data-dir", DEFAULT_DATA_DIR);
        return new ServerOptions(
                result.matchedOptionValue("--host", "127.0.0.1"),
                port(result.matchedOptionValue("--port", 8000)),
                result.matchedOptionValue("--port-file", null),
                result.hasMatchedOption("--exit-on-stdin-close"),
                inMemory,
                dataDir,
                result.matchedOptionValue("--durability", Durability.BUFFERED),
                region(result.matchedOptionValue("--region", "us-east-1")),
                account(result.matchedOptionValue("--account", "000000000000")),
                result.matchedOptionValue("--isolate", Set.of()),
                delays(result),
                sweep(result),
                streams(result),
                result.matchedOptionValue("--cors", List.of()),
                templates(result),
                LambdaArguments.read(result));
    }

    private TemplateOptions templates(ParseResult result) {
        List<Path> files = result.matchedOptionValue("--template", List.of());
        List<String> parameters = result.matchedOptionValue("--parameter", List.of());
        String stage = result.matchedOptionValue("--stage", null);
        if (files.isEmpty() && (stage != null || !parameters.isEmpty())) {
            throw rejected((stage != null ? "--stage" : "--parameter") + " is of no use without --template");
        }
        if (!files.isEmpty() && result.hasMatchedOption("--isolate")) {
            throw rejected("--template and --isolate exclude each other");
        }
        Map<String, String> values = new HashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals <= 0) {
                throw invalid("--parameter", "'" + parameter + "' is not like NAME=VALUE");
            }
            values.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return new TemplateOptions(files, values, stage);
    }

    private static TransitionDelays delays(ParseResult result) {
        Duration usual = result.hasMatchedOption("-delayTransientStatuses") ? SEEN_BY_POLLING : Duration.ZERO;
        return new TransitionDelays(
                result.matchedOptionValue("--create-delay", usual).toMillis(),
                result.matchedOptionValue("--index-delay", usual).toMillis(),
                result.matchedOptionValue("--delete-delay", usual).toMillis());
    }

    private static SweepOptions sweep(ParseResult result) {
        return SweepOptions.delayed(
                result.matchedOptionValue("--ttl-delay", Duration.ZERO).toMillis());
    }

    private StreamSettings streams(ParseResult result) {
        StreamSettings usual = StreamSettings.DEFAULT;
        Duration rollover = result.matchedOptionValue("--shard-rollover", Duration.ofMillis(usual.rolloverMillis()));
        Duration retention =
                result.matchedOptionValue("--stream-retention", Duration.ofMillis(usual.retentionMillis()));
        try {
            return usual.withShards(result.matchedOptionValue("--stream-shards", usual.shards()))
                    .withRollover(rollover.toMillis())
                    .withRetention(retention.toMillis());
        } catch (IllegalArgumentException e) {
            throw rejected(e.getMessage());
        }
    }

    private int port(int port) {
        if (port < 0 || port > 65535) {
            throw invalid("--port", port + " is not between 0 and 65535");
        }
        return port;
    }

    private String region(String region) {
        for (int i = 0; i < region.length(); i++) {
            char c = region.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
                throw invalid("--region", "'" + region + "' is not like us-east-1");
            }
        }
        if (region.isEmpty()) {
            throw invalid("--region", "it is empty");
        }
        return region;
    }

    private String account(String account) {
        boolean digits = account.length() == 12;
        for (int i = 0; i < account.length(); i++) {
            digits &= account.charAt(i) >= '0' && account.charAt(i) <= '9';
        }
        if (!digits) {
            throw invalid("--account", "'" + account + "' is not twelve digits");
        }
        return account;
    }

    private ParameterException invalid(String option, String why) {
        return invalid(commandLine, option, why);
    }

    /** That the value of an option is wrong. */
    static ParameterException invalid(CommandLine commandLine, String option, String why) {
        return new ParameterException(commandLine, "Invalid value for option '" + option + "': " + why);
    }

    private ParameterException rejected(String message) {
        return new ParameterException(commandLine, message);
    }
}
