package dev.lodestone.streams.function.definition;

import java.nio.file.Path;

/** Where a function's code comes from. */
public sealed interface CodeSource {
    /** A folder that is used where it lies, so that changes in it come to effect. */
    record Folder(Path path) implements CodeSource {
        public Folder {
            path = path.toAbsolutePath().normalize();
        }
    }

    /** The bytes of a zip archive, which is unpacked. */
    record Zip(byte[] bytes) implements CodeSource {}
}
