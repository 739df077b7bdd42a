package dev.lodestone.server.lambda.api;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.function.definition.CodeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Code as requests give it: a zip file in base64, or a folder or zip file of this machine, in the place of a bucket's
 * object.
 *
 * @param zipFile null if there is none
 * @param bucket null if there is none
 * @param key null if there is none
 * @param imageUri null if there is none
 */
record RequestedCode(String zipFile, String bucket, String key, String imageUri) {
    /** The bucket that stands for this machine: its keys are absolute paths. LocalStack has the same. */
    static final String THIS_MACHINE = "hot-reload";

    private static final int MAX_ZIP_BYTES = 52_428_800;

    /** Takes the members of a structure that are about code. Used by one thread. */
    static final class Builder {
        private String zipFile;
        private String bucket;
        private String key;
        private String imageUri;

        /** Reads a member, unless it is about something else. */
        boolean take(String name, RequestReader in) {
            switch (name) {
                case "ZipFile" -> zipFile = in.string();
                case "S3Bucket" -> bucket = in.string();
                case "S3Key" -> key = in.string();
                case "ImageUri" -> imageUri = in.string();
                default -> {
                    return false;
                }
            }
            return true;
        }

        RequestedCode build() {
            return new RequestedCode(zipFile, bucket, key, imageUri);
        }
    }

    /**
     * Where the code is.
     *
     * @throws LambdaException if it is nowhere on this machine
     */
    CodeSource source() {
        if (imageUri != null) {
            throw image();
        }
        if (zipFile != null) {
            return new CodeSource.Zip(bytes());
        }
        if (bucket == null || key == null) {
            throw invalidParameter("Please provide a source for function code.");
        }
        if (!bucket.equals(THIS_MACHINE)) {
            throw invalidParameter("Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The"
                    + " specified bucket does not exist. A folder or zip file of this machine is given as S3Bucket="
                    + THIS_MACHINE + ",S3Key=/its/path");
        }
        return local();
    }

    private byte[] bytes() {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(zipFile);
        } catch (IllegalArgumentException e) {
            throw DynamoDbException.serialization("ZipFile is not in base64: " + e.getMessage());
        }
        if (bytes.length > MAX_ZIP_BYTES) {
            throw new LambdaException(
                    LambdaErrorType.REQUEST_ENTITY_TOO_LARGE,
                    "Zipped size must be smaller than " + MAX_ZIP_BYTES + " bytes");
        }
        return bytes;
    }

    private CodeSource local() {
        try {
            Path path = Path.of(key);
            if (!path.isAbsolute()) {
                throw invalidParameter("S3Key must be the absolute path of a folder or zip file: " + key);
            }
            return Files.isRegularFile(path)
                    ? new CodeSource.Zip(Files.readAllBytes(path))
                    : new CodeSource.Folder(path);
        } catch (InvalidPathException e) {
            throw invalidParameter("S3Key is no path of this machine: " + e.getMessage());
        } catch (IOException e) {
            throw invalidParameter("The code cannot be read: " + e);
        }
    }

    /** The refusal of what would need a container. */
    static LambdaException image() {
        return invalidParameter("Images do not run here; the code has to be a zip file or a folder");
    }
}
