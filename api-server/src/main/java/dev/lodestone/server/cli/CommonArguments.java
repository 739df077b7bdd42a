package dev.lodestone.server.cli;

import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.SweepOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the arguments of most starts without picocli, whose classes no archive can hold. Whatever is not plain, or wrong, is
 * left to {@link CommandLineOptions}, which understands everything and knows what to say.
 */
final class CommonArguments {
    private final Map<String, String> values = new HashMap<>();

    private CommonArguments() {}

    /** The options, or null if the arguments are not that simple. */
    static ServerOptions read(String... arguments) {
        CommonArguments read = new CommonArguments();
        int next = 0;
        while (next < arguments.length) {
            int taken = read.take(arguments, next);
            if (taken == 0) {
                return null;
            }
            next += taken;
        }
        return read.options();
    }

    /** Takes the option at this place and tells how many arguments it is, which is none if it is not known here. */
    private int take(String[] arguments, int at) {
        String argument = arguments[at];
        String flag = longFlag(argument);
        if (flag != null) {
            return values.put(flag, "") == null ? 1 : 0;
        }
        int equals = argument.indexOf('=');
        String name = longName(equals < 0 ? argument : argument.substring(0, equals));
        if (name == null || (equals < 0 && at + 1 == arguments.length)) {
            return 0;
        }
        String value = equals < 0 ? arguments[at + 1] : argument.substring(equals + 1);
        if (value.isEmpty() || value.charAt(0) == '-' || value.charAt(0) == '"' || values.put(name, value) != null) {
            return 0;
        }
        return equals < 0 ? 2 : 1;
    }

    private static String longFlag(String argument) {
        return switch (argument) {
            case "--in-memory", "-inMemory" -> "--in-memory";
            case "--exit-on-stdin-close" -> argument;
            default -> null;
        };
    }

    private static String longName(String name) {
        return switch (name) {
            case "--port", "-port" -> "--port";
            case "--data-dir", "-dbPath" -> "--data-dir";
            case "--host", "--port-file", "--durability" -> name;
            default -> null;
        };
    }

    private ServerOptions options() {
        ServerOptions defaults = CommandLineDefaults.OPTIONS;
        boolean inMemory = values.containsKey("--in-memory");
        int port = port(values.get("--port"));
        Durability durability = durability(values.get("--durability"));
        if (port < 0 || durability == null || (inMemory && values.containsKey("--data-dir"))) {
            return null;
        }
        String portFile = values.get("--port-file");
        String dataDir = values.get("--data-dir");
        return new ServerOptions(
                values.getOrDefault("--host", defaults.host()),
                port,
                portFile == null ? null : Path.of(portFile),
                values.containsKey("--exit-on-stdin-close"),
                inMemory,
                dataDir == null ? defaults.dataDir() : Path.of(dataDir),
                durability,
                defaults.region(),
                defaults.account(),
                defaults.isolation(),
                defaults.delays(),
                defaults.sweep(),
                defaults.streams(),
                defaults.corsOrigins(),
                defaults.templates(),
                defaults.lambda());
    }

    /** The port, or -1 if the text is none. */
    private static int port(String text) {
        if (text == null) {
            return CommandLineDefaults.OPTIONS.port();
        }
        try {
            int port = Integer.parseInt(text);
            return port <= 65535 ? port : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The durability, or null if the text is none. */
    private static Durability durability(String text) {
        if (text == null) {
            return CommandLineDefaults.OPTIONS.durability();
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "sync" -> Durability.SYNC;
            case "buffered" -> Durability.BUFFERED;
            case "none" -> Durability.NONE;
            default -> null;
        };
    }

    /** What holds where nothing is asked for. */
    private static final class CommandLineDefaults {
        private static final ServerOptions OPTIONS = new ServerOptions(
                "127.0.0.1",
                8000,
                null,
                false,
                false,
                Path.of("lodestone-data"),
                Durability.BUFFERED,
                "us-east-1",
                "000000000000",
                Set.of(),
                TransitionDelays.NONE,
                SweepOptions.IMMEDIATE,
                StreamSettings.DEFAULT,
                List.of(),
                TemplateOptions.NONE,
                LambdaOptions.NONE);
    }
}
