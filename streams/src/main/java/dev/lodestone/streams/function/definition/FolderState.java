package dev.lodestone.streams.function.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a code folder at one time, by their names, sizes and times of change. Packages that are installed below it in
 * {@code node_modules}, caches, and what is hidden do not count: they are many, and change together with other files. Nor does
 * the data of a store that lies there, which changes all the time.
 *
 * @param sha256 the digest of what counts, in base64
 * @param size the bytes of the files that count
 */
public record FolderState(String sha256, long size) {
    private static final Set<String> LEFT_OUT = Set.of("node_modules", "__pycache__");

    /** The state of a folder; one that does not exist has no files. */
    public static FolderState of(Path folder) {
        Map<String, String> files = new TreeMap<>();
        long[] size = {0};
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                            return entered.equals(folder) || counts(entered)
                                    ? FileVisitResult.CONTINUE
                                    : FileVisitResult.SKIP_SUBTREE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            size[0] += attributes.size();
                            files.put(
                                    folder.relativize(file).toString(),
                                    attributes.size() + "@" + attributes.lastModifiedTime());
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException failure) {
                            // A file that has just gone, or a link that leads back: the state is that without it.
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path left, IOException failure) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new IllegalStateException("no visit of a file fails", e);
        }
        return new FolderState(digest(files), size[0]);
    }

    private static boolean counts(Path directory) {
        String name = directory.getFileName().toString();
        return !name.startsWith(".") && !LEFT_OUT.contains(name) && !isDatabase(directory);
    }

    /** RocksDB has these two files in each of its directories. */
    private static boolean isDatabase(Path directory) {
        return Files.exists(directory.resolve("CURRENT")) && Files.exists(directory.resolve("LOCK"));
    }

    private static String digest(Map<String, String> files) {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (name, state) -> text.append(name).append('\0').append(state).append('\n'));
        return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
