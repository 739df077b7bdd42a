package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.handler.ControlLine;
import java.nio.file.Path;
import java.util.List;

/** Knows how the process of a kind of runtime is started. Thread-safe. */
@FunctionalInterface
public interface Launcher {
    /**
     * The command that starts a process for a function: a program that speaks the Runtime API, given the service's environment
     * variables. A program whose standard input ends should end itself, since whoever started it is gone then. It may tell of
     * itself in lines of its output that begin with {@link ControlLine#PREFIX}.
     *
     * @param runtimeDirectory where the files named by {@link Bootstraps} lie
     * @throws LaunchException if the machine lacks what is needed; the message says what to do
     */
    List<String> command(FunctionDefinition function, Path runtimeDirectory) throws LaunchException;
}
