package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDB;

/**
 * The native part of RocksDB. Its own loader unpacks the library at every start of a JVM; here it is unpacked once and
 * found again. Thread-safe.
 */
final class NativeLibrary {
    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads the library unless it is loaded.
     *
     * @throws StorageException if that is impossible
     * @throws NoClassDefFoundError if RocksDB is not on the class path at all
     */
    static synchronized void load() {
        if (!loaded) {
            try {
                MuslProbe.answer();
                if (!loadUnpacked()) {
                    RocksDB.loadLibrary();
                }
            } catch (NoClassDefFoundError e) {
                if (isAbsent(e)) {
                    throw e;
                }
                throw cannotBeLoaded(e);
            } catch (RuntimeException | LinkageError e) {
                throw cannotBeLoaded(e);
            }
            loaded = true;
        }
    }

    /** Whether a class was not found because RocksDB is not on the class path, and not because another one failed. */
    private static boolean isAbsent(NoClassDefFoundError e) {
        return String.valueOf(e.getMessage()).startsWith("org/rocksdb/");
    }

    private static boolean loadUnpacked() {
        UnpackedLibrary library = UnpackedLibrary.find();
        if (library == null) {
            return false;
        }
        for (Path place : UnpackedLibrary.places()) {
            try {
                RocksDB.loadLibrary(List.of(library.in(place).toString()));
                return true;
            } catch (IOException | UnsatisfiedLinkError e) {
                System.getLogger(NativeLibrary.class.getName())
                        .log(System.Logger.Level.DEBUG, "RocksDB's native library is not loaded from " + place, e);
            }
        }
        return false;
    }

    private static StorageException cannotBeLoaded(Throwable e) {
        return new StorageException(
                "RocksDB's native library cannot be loaded on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ": " + reason(e)
                        + ". Mend that, or keep the data in memory, which needs no native library (--in-memory)",
                e);
    }

    /** What went wrong at the bottom of a row of causes; above it RocksDB says only that something did. */
    private static String reason(Throwable failure) {
        Throwable bottom = failure;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        return bottom.getClass().getSimpleName() + ": " + bottom.getMessage();
    }
}
