package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.handler.HandlerProcess;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Starts functions written in Java: with the options of the service's own runtime, and a class path of nothing but what runs
 * a handler; the function's classes are loaded on top of that.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Customize Java runtime startup
 *     behavior</a>
 */
final class JavaLauncher implements Launcher {
    /** One class of each library that a handler's process needs beside our own. */
    private static final List<String> LIBRARIES = List.of(
            "com.amazonaws.services.lambda.runtime.RequestHandler",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer");

    private final String program;

    /** Starts a program, or the Java of this process if there is none. */
    JavaLauncher(String program) {
        this.program = program == null || program.isBlank()
                ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                : program;
    }

    @Override
    public List<String> command(FunctionDefinition function, Path runtimeDirectory) throws LaunchException {
        return List.of(
                program,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classPath(),
                HandlerProcess.class.getName());
    }

    private static String classPath() throws LaunchException {
        Set<String> places = new LinkedHashSet<>();
        places.add(place(HandlerProcess.class));
        for (String name : LIBRARIES) {
            try {
                places.add(place(Class.forName(name, false, JavaLauncher.class.getClassLoader())));
            } catch (ClassNotFoundException e) {
                throw new LaunchException(
                        "Functions written in Java need aws-lambda-java-core and aws-lambda-java-serialization on the"
                                + " class path, and there is no " + name,
                        e);
            }
        }
        return String.join(File.pathSeparator, places);
    }

    /** The jar or directory that a class comes from. */
    private static String place(Class<?> type) throws LaunchException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            if (source != null) {
                return Path.of(source.getLocation().toURI()).toString();
            }
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            throw new LaunchException(type + " comes from " + source.getLocation() + ", which is no file", notAFile);
        }
        throw new LaunchException("Nobody knows where " + type + " comes from");
    }
}
