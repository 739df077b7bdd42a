package dev.lodestone.streams.function.definition;

import java.nio.file.Path;

/**
 * A function's code as it was when it was given.
 *
 * @param folder where it lies
 * @param unpacked whether the folder was unpacked here, so that nobody else changes it
 * @param sha256 the digest of the archive in base64; of a folder that is used where it lies, of the names, sizes and times of
 *     its files
 * @param size the size of the archive, or of the files of the folder, in bytes
 */
public record FunctionCode(Path folder, boolean unpacked, String sha256, long size) {}
