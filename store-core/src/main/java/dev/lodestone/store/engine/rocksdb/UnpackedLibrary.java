package dev.lodestone.store.engine.rocksdb;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * The library file in RocksDB's jar, which is unpacked into a directory named after its checksum: a directory never holds
 * another version than its name says, and processes of several versions do not meet.
 *
 * @param resource the library in the jar
 * @param size its size in bytes
 * @param checksum its CRC-32, as the jar gives it
 */
record UnpackedLibrary(URL resource, long size, long checksum) {
    /** The name that {@link RocksDB#loadLibrary(List)} looks for. */
    private static final String FILE = Environment.getJniLibraryFileName("rocksdbjni");

    /** The permission bits by which a group and everybody may write. */
    private static final int WRITABLE_BY_OTHERS = 022;

    /** The library for this machine, or null if the class path holds none in a jar. */
    static UnpackedLibrary find() {
        URL resource = RocksDB.class.getClassLoader().getResource(Environment.getJniLibraryFileName("rocksdb"));
        try {
            if (resource == null || !(resource.openConnection() instanceof JarURLConnection connection)) {
                return null;
            }
            JarEntry entry = connection.getJarEntry();
            return entry.getSize() < 0 ? null : new UnpackedLibrary(resource, entry.getSize(), entry.getCrc());
        } catch (IOException e) {
            return null;
        }
    }

    /** Where unpacked libraries are kept, best first: the user's cache, or else a directory of the user's own. */
    static List<Path> places() {
        List<Path> places = new ArrayList<>(2);
        Path cache = userCache();
        if (cache != null && cache.isAbsolute()) {
            places.add(cache.resolve("lodestone"));
        }
        places.add(temporaryPlace());
        return places;
    }

    private static Path temporaryPlace() {
        return Path.of(System.getProperty("java.io.tmpdir"), "lodestone-" + System.getProperty("user.name"));
    }

    private static Path userCache() {
        String named = System.getenv(Environment.isWindows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        String home = System.getProperty("user.home");
        return home == null ? null : Path.of(home, ".cache");
    }

    /** The directory below the place that holds the library, which is unpacked unless it is there. */
    Path in(Path place) throws IOException {
        Path directory = place.resolve("rocksdbjni-" + Long.toHexString(checksum));
        if (place.equals(temporaryPlace())) {
            makeOwn(place);
        }
        Files.createDirectories(directory);
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) != size) {
            unpack(directory, file);
        }
        return directory;
    }

    private void unpack(Path directory, Path file) throws IOException {
        Path part = Files.createTempFile(directory, FILE, ".part");
        try {
            try (InputStream content = resource.openStream()) {
                Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Makes the directory of the user's own among the temporary ones, or refuses it where somebody else prepared it or may
     * write to it.
     */
    private static void makeOwn(Path place) throws IOException {
        if (!place.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Files.createDirectories(place);
            return;
        }
        if (!Files.exists(place)) {
            Files.createDirectory(
                    place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path probe = Files.createTempFile(place, "owner", ".probe");
        try {
            int shared = (int) Files.getAttribute(place, "unix:mode", LinkOption.NOFOLLOW_LINKS) & WRITABLE_BY_OTHERS;
            Object owner = Files.getAttribute(place, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            if (shared != 0 || !owner.equals(Files.getAttribute(probe, "unix:uid"))) {
                throw new IOException("Others than the user may write to " + place);
            }
        } finally {
            Files.delete(probe);
        }
    }
}
