package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.function.definition.RuntimeKind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How processes are started, for each kind of runtime that can be. */
public final class Launchers {
    /** The environment variable that names the program for Node.js functions. */
    public static final String NODE_VARIABLE = "LODESTONE_NODE";

    /** The environment variable that names the program for Python functions. */
    public static final String PYTHON_VARIABLE = "LODESTONE_PYTHON";

    /** The environment variable that names the program for Java functions. */
    public static final String JAVA_VARIABLE = "LODESTONE_JAVA";

    private Launchers() {}

    /**
     * The launchers for Node.js, Python, Java and executables in the function's code, with programs from the path, or the Java
     * that runs this process, unless variables name others.
     *
     * @param variables the environment of this process
     */
    public static Map<RuntimeKind, Launcher> of(Map<String, String> variables) {
        Map<RuntimeKind, Launcher> launchers = new EnumMap<>(RuntimeKind.class);
        launchers.put(
                RuntimeKind.NODE,
                (function, runtime) -> List.of(
                        program(variables, NODE_VARIABLE, "node"),
                        runtime.resolve(Bootstraps.NODE).toString()));
        launchers.put(
                RuntimeKind.PYTHON,
                (function, runtime) -> List.of(
                        program(variables, PYTHON_VARIABLE, "python3", "python"),
                        runtime.resolve(Bootstraps.PYTHON).toString()));
        launchers.put(RuntimeKind.JAVA, new JavaLauncher(variables.get(JAVA_VARIABLE)));
        launchers.put(RuntimeKind.PROVIDED, (function, runtime) -> provided(function));
        return launchers;
    }

    private static List<String> provided(FunctionDefinition function) throws LaunchException {
        Path bootstrap = function.code().folder().resolve("bootstrap");
        if (!Files.isExecutable(bootstrap)) {
            throw new LaunchException("with the runtime "
                    + function.configuration().runtime() + " it needs an executable file " + bootstrap);
        }
        return List.of(bootstrap.toString());
    }

    /** The program that a variable names, or the first of the names on the path. */
    private static String program(Map<String, String> variables, String variable, String... names)
            throws LaunchException {
        String named = variables.get(variable);
        if (named != null && !named.isBlank()) {
            return existing(variable, named);
        }
        for (String name : names) {
            String found = onPath(variables, name);
            if (found != null) {
                return found;
            }
        }
        throw new LaunchException(
                "there is no " + names[0] + " on the path: install it, or let " + variable + " name the program");
    }

    private static String existing(String variable, String program) throws LaunchException {
        boolean isPath = Path.of(program).getNameCount() > 1;
        if (isPath && !Files.isExecutable(Path.of(program))) {
            throw new LaunchException(variable + " names " + program + ", and there is no such program");
        }
        return program;
    }

    /**
     * Why a function could not be run, as far as that can be told without running it.
     *
     * @return what is missing, for the user; null if nothing seems to be
     */
    public static String obstacle(FunctionDefinition function, Map<RuntimeKind, Launcher> launchers) {
        Launcher launcher = launchers.get(function.configuration().kind());
        if (launcher != null) {
            try {
                launcher.command(function, Path.of(""));
            } catch (LaunchException e) {
                return e.getMessage();
            }
        }
        return HandlerFile.missing(function);
    }

    private static String onPath(Map<String, String> variables, String name) {
        String path = variables.getOrDefault("PATH", variables.getOrDefault("Path", ""));
        for (String directory : path.split(File.pathSeparator, -1)) {
            for (String suffix : List.of("", ".exe")) {
                Path program = Path.of(directory, name + suffix);
                if (!directory.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                    return program.toString();
                }
            }
        }
        return null;
    }
}
