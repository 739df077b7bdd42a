package dev.lodestone.server.cli;

/** What a command line comes to. */
sealed interface Command {
    /** To serve with these options. */
    record Serve(ServerOptions options) implements Command {}

    /** To print a text and end. */
    record Print(String text) implements Command {}

    /** To say what is wrong with the arguments and end. */
    record Reject(String message) implements Command {}
}
