package dev.lodestone.streams.function.definition;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The unpacked code of functions: {@code DIRECTORY/NAME/ID}, one folder for each archive. Thread-safe. */
public final class CodeStore {
    /** The most that an archive may hold, unpacked. */
    private static final long MAX_UNPACKED = 250L << 20;

    private final FunctionDirectory directory;

    public CodeStore(FunctionDirectory directory) {
        this.directory = directory;
    }

    /**
     * Takes code in; a folder stays where it is.
     *
     * @param id names the folder of an archive; not used before for this function
     * @throws dev.lodestone.streams.error.LambdaException InvalidParameterValueException if there is no such folder, or the
     *     archive cannot be unpacked
     */
    public FunctionCode take(String functionName, String id, CodeSource source) {
        if (source instanceof CodeSource.Zip zip) {
            Path folder = directory.path().resolve(functionName).resolve(id);
            unpack(zip.bytes(), folder);
            return new FunctionCode(folder, true, FolderState.sha256(zip.bytes()), zip.bytes().length);
        }
        Path folder = ((CodeSource.Folder) source).path();
        if (!Files.isDirectory(folder)) {
            throw invalidParameter("There is no code folder " + folder);
        }
        FolderState state = FolderState.of(folder);
        return new FunctionCode(folder, false, state.sha256(), state.size());
    }

    private static void unpack(byte[] archive, Path folder) {
        try {
            Path file = Files.createTempFile("lodestone-code", ".zip");
            try {
                Files.write(file, archive);
                Files.createDirectories(folder);
                try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("enablePosixFileAttributes", true))) {
                    copy(zip.getPath("/"), folder);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | RuntimeException e) {
            delete(folder);
            if (e instanceof Refused) {
                throw invalidParameter(e.getMessage());
            }
            throw invalidParameter("Could not unzip uploaded file. Please check your file, then try to upload again.");
        }
    }

    private static void copy(Path root, Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path target = folder.resolve(root.relativize(entry).toString()).normalize();
                if (!target.startsWith(folder)) {
                    throw new Refused("The archive has an entry outside of its root: " + entry);
                }
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                    continue;
                }
                size += Files.size(entry);
                if (size > MAX_UNPACKED) {
                    throw new Refused("Unzipped size must be smaller than " + MAX_UNPACKED + " bytes");
                }
                Files.copy(entry, target, StandardCopyOption.REPLACE_EXISTING);
                takePermissions(entry, target);
            }
        }
    }

    /** What may be run there may be run here. */
    private static void takePermissions(Path entry, Path target) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(entry);
        if (File.separatorChar == '/' && permissions.contains(PosixFilePermission.OWNER_EXECUTE)) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Deletes what was unpacked here for a function, as far as nobody holds it. That of a store that was forked is its own. */
    public void delete(FunctionCode code) {
        Path own = directory.existing();
        if (code.unpacked() && own != null && code.folder().startsWith(own)) {
            delete(code.folder());
        }
    }

    /** Deletes everything that was unpacked and is not in use. */
    public void keepOnly(Set<Path> folders) {
        Path own = directory.existing();
        if (own == null) {
            return;
        }
        try (Stream<Path> found = Files.walk(own, 2)) {
            for (Path folder : found.toList()) {
                if (own.relativize(folder).getNameCount() == 2 && !folders.contains(folder)) {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all in it; what cannot be deleted stays. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            entries.sorted(Comparator.reverseOrder())
                    .forEach(entry -> entry.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(CodeStore.class.getName()).log(System.Logger.Level.DEBUG, "Cannot delete " + folder, e);
        }
    }

    /** An archive that can be read, but must not be unpacked. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }
}
