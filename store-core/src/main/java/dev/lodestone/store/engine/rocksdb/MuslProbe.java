package dev.lodestone.store.engine.rocksdb;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.util.Environment;

/**
 * Tells RocksDB's Java part whether this process runs on musl. It would otherwise start a shell to find out, which takes
 * longer than all the rest of loading the library.
 */
final class MuslProbe {
    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

    private MuslProbe() {}

    /** Answers where the answer can be had from Linux; where not, RocksDB asks in its own way. */
    static void answer() {
        if (System.getenv("ROCKSDB_MUSL_LIBC") != null || !Files.isReadable(MAPPED_FILES)) {
            return;
        }
        try {
            Field answer = Environment.class.getDeclaredField("MUSL_LIBC");
            answer.setAccessible(true);
            if (answer.get(null) == null) {
                answer.set(null, isMuslMapped());
            }
        } catch (ReflectiveOperationException | RuntimeException | IOException e) {
            System.getLogger(MuslProbe.class.getName())
                    .log(System.Logger.Level.DEBUG, "RocksDB finds out by itself whether this is musl", e);
        }
    }

    /** Whether the C library in this process is musl, whose file is its own dynamic loader. */
    private static boolean isMuslMapped() throws IOException {
        return new String(Files.readAllBytes(MAPPED_FILES), StandardCharsets.ISO_8859_1).contains("/ld-musl-");
    }
}
