package dev.lodestone.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder that a command fills, such as with what a package registry has of a peer, and that stays as it is for as long
 * as the files that describe it do.
 *
 * @param folder is made by the command
 * @param descriptions the files that say what belongs into it
 */
public record Installed(Path folder, List<Path> descriptions) {

    private static final long MINUTES = 10;

    /** Holds the digest of the descriptions that the folder was filled from; written when it was complete. */
    private static final String MARK = ".fetched";

    /** Runs the command unless the folder was filled to the end from these very descriptions. */
    public void require(List<String> command, Path directory) throws IOException, InterruptedException {
        if (!isCurrent()) {
            run(command, directory);
            markCurrent();
        }
    }

    /** The version of an artifact whose jar is in a folder. */
    public static String version(String artifact, Path folder) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, artifact + "-*.jar")) {
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                return name.substring(artifact.length() + 1, name.length() - ".jar".length());
            }
        }
        throw new IOException("No jar of " + artifact + " in " + folder);
    }

    boolean isCurrent() throws IOException {
        Path mark = folder.resolve(MARK);
        return Files.exists(mark) && Files.readString(mark).equals(digest());
    }

    void markCurrent() throws IOException {
        Files.writeString(folder.resolve(MARK), digest());
    }

    private String digest() throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
        for (Path description : descriptions) {
            digest.update(description.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(description));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void run(List<String> command, Path directory) throws IOException, InterruptedException {
        System.err.println("Running " + String.join(" ", command));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("Not done after " + MINUTES + " minutes: " + String.join(" ", command));
        }
        if (process.exitValue() != 0) {
            throw new IOException("Exit status " + process.exitValue() + " of " + String.join(" ", command));
        }
    }
}
