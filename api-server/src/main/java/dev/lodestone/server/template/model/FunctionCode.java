package dev.lodestone.server.template.model;

import java.nio.file.Path;

/** Where a function's code is. Immutable. */
public sealed interface FunctionCode {
    /** A folder or an archive on this machine. It need not exist yet. */
    record Local(Path path) implements FunctionCode {}

    /** A source text in the template itself. */
    record Inline(String source) implements FunctionCode {}

    /** Code that is not on this machine: in a bucket, or in an image. */
    record Elsewhere(String where) implements FunctionCode {}
}
