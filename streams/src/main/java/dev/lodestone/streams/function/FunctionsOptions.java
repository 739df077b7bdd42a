package dev.lodestone.streams.function;

import dev.lodestone.streams.function.definition.RuntimeKind;
import dev.lodestone.streams.function.process.FunctionLog;
import dev.lodestone.streams.function.process.Launcher;
import dev.lodestone.streams.function.process.Launchers;
import dev.lodestone.streams.function.process.ProcessLimits;
import dev.lodestone.streams.function.runtime.RuntimeEndpoints;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How functions are kept and run.
 *
 * @param region stands in the ARNs of functions, and is what they are told
 * @param account stands there
 * @param directory where unpacked code lies, for nothing else; null takes a temporary directory, which is made when it is
 *     needed and deleted at the end
 * @param home gives the address of this store's server for the SDKs of functions, such as {@code http://127.0.0.1:8000}; or
 *     null while there is none
 * @param environment the environment of this process, of which functions inherit a part
 * @param endpoints serves the Runtime API
 * @param launchers how processes are started
 * @param log gets what functions write
 */
public record FunctionsOptions(
        String region,
        String account,
        Path directory,
        Supplier<String> home,
        Map<String, String> environment,
        RuntimeEndpoints endpoints,
        Map<RuntimeKind, Launcher> launchers,
        ProcessLimits limits,
        FunctionLog log) {
    public FunctionsOptions {
        environment = Map.copyOf(environment);
        launchers = Map.copyOf(launchers);
    }

    /** Functions of us-east-1 in a temporary directory, with what this process has in its environment. */
    public static FunctionsOptions of(RuntimeEndpoints endpoints) {
        return new FunctionsOptions(
                "us-east-1",
                "000000000000",
                null,
                () -> null,
                System.getenv(),
                endpoints,
                Launchers.of(System.getenv()),
                ProcessLimits.DEFAULT,
                FunctionLog.logger());
    }

    public FunctionsOptions withScope(String newRegion, String newAccount) {
        return new FunctionsOptions(
                newRegion, newAccount, directory, home, environment, endpoints, launchers, limits, log);
    }

    public FunctionsOptions withDirectory(Path newDirectory) {
        return new FunctionsOptions(
                region, account, newDirectory, home, environment, endpoints, launchers, limits, log);
    }

    public FunctionsOptions withHome(Supplier<String> newHome) {
        return new FunctionsOptions(
                region, account, directory, newHome, environment, endpoints, launchers, limits, log);
    }

    /** With another environment, which also names the programs that run functions. */
    public FunctionsOptions withEnvironment(Map<String, String> newEnvironment) {
        Map<RuntimeKind, Launcher> all = new EnumMap<>(RuntimeKind.class);
        all.putAll(launchers);
        all.putAll(Launchers.of(newEnvironment));
        return new FunctionsOptions(region, account, directory, home, newEnvironment, endpoints, all, limits, log);
    }

    public FunctionsOptions withLauncher(RuntimeKind kind, Launcher launcher) {
        Map<RuntimeKind, Launcher> more = new EnumMap<>(RuntimeKind.class);
        more.putAll(launchers);
        more.put(kind, launcher);
        return new FunctionsOptions(region, account, directory, home, environment, endpoints, more, limits, log);
    }

    public FunctionsOptions withLimits(ProcessLimits newLimits) {
        return new FunctionsOptions(
                region, account, directory, home, environment, endpoints, launchers, newLimits, log);
    }

    public FunctionsOptions withLog(FunctionLog newLog) {
        return new FunctionsOptions(
                region, account, directory, home, environment, endpoints, launchers, limits, newLog);
    }
}
