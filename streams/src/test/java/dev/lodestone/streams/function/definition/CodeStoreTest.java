package dev.lodestone.streams.function.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.error.LambdaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CodeStoreTest {
    @TempDir
    private Path directory;

    private CodeStore store;

    @BeforeEach
    void open() {
        store = new CodeStore(FunctionDirectory.at(directory.resolve("code")));
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void unpacksArchives() throws IOException {
        byte[] archive = zip(Map.of("app.js", "1", "lib/deep/x.js", "22"));
        FunctionCode code = store.take("f", "id", new CodeSource.Zip(archive));
        assertEquals("22", Files.readString(code.folder().resolve("lib/deep/x.js")));
        assertTrue(code.folder().startsWith(directory));
        assertEquals(archive.length, code.size());
        assertEquals(FolderState.sha256(archive), code.sha256());
        store.delete(code);
        assertFalse(Files.exists(code.folder()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no such permissions there")
    void keepsWhatMayBeRun() throws IOException {
        Path archive = directory.resolve("a.zip");
        try (FileSystem zip =
                FileSystems.newFileSystem(archive, Map.of("create", true, "enablePosixFileAttributes", true))) {
            Files.writeString(zip.getPath("/bootstrap"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(zip.getPath("/bootstrap"), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(zip.getPath("/other"), "");
            Files.setPosixFilePermissions(zip.getPath("/other"), PosixFilePermissions.fromString("rw-r--r--"));
        }
        FunctionCode code = store.take("f", "id", new CodeSource.Zip(Files.readAllBytes(archive)));
        assertTrue(Files.isExecutable(code.folder().resolve("bootstrap")));
        assertFalse(code.folder().resolve("other").toFile().canExecute());
    }

    @Test
    void unpacksNothingOutsideOfItsFolder() throws IOException {
        byte[] archive = zip(Map.of("../../evil.js", "1"));
        assertThrows(LambdaException.class, () -> store.take("f", "id", new CodeSource.Zip(archive)));
        assertFalse(Files.exists(directory.resolve("code/evil.js")));
        assertFalse(Files.exists(directory.resolve("evil.js")));
    }

    @Test
    void refusesWhatIsNoArchive() {
        LambdaException refusal = assertThrows(
                LambdaException.class, () -> store.take("f", "id", new CodeSource.Zip(new byte[] {1, 2, 3})));
        assertEquals(
                "Could not unzip uploaded file. Please check your file, then try to upload again.",
                refusal.getMessage());
    }

    @Test
    void deletesWhatNobodyUses() throws IOException {
        FunctionCode used = store.take("f", "one", new CodeSource.Zip(zip(Map.of("a", "1"))));
        FunctionCode unused = store.take("f", "two", new CodeSource.Zip(zip(Map.of("a", "1"))));
        store.keepOnly(Set.of(used.folder()));
        assertTrue(Files.exists(used.folder().resolve("a")));
        assertFalse(Files.exists(unused.folder()));
    }

    @Test
    void usesFoldersWhereTheyLie() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mine"));
        Files.writeString(folder.resolve("app.js"), "123");
        Files.createDirectories(folder.resolve("node_modules/package"));
        Files.writeString(folder.resolve("node_modules/package/index.js"), "many");
        FunctionCode code = store.take("f", "id", new CodeSource.Folder(folder));
        assertEquals(folder, code.folder());
        assertEquals(3, code.size());
        store.delete(code);
        assertTrue(Files.exists(folder));
        Files.writeString(folder.resolve("node_modules/package/index.js"), "other");
        Path data = Files.createDirectories(folder.resolve("lodestone-data"));
        Files.writeString(data.resolve("CURRENT"), "MANIFEST-000004");
        Files.writeString(data.resolve("LOCK"), "");
        assertEquals(code.sha256(), FolderState.of(folder).sha256());
        Files.writeString(folder.resolve("app.js"), "1234");
        assertNotEquals(code.sha256(), FolderState.of(folder).sha256());
    }

    @Test
    void refusesFoldersThatAreNotThere() {
        assertThrows(
                LambdaException.class,
                () -> store.take("f", "id", new CodeSource.Folder(directory.resolve("nowhere"))));
    }
}
