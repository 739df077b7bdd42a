package dev.lodestone.streams.function.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories for the files of functions. */
class FunctionDirectoryTest {
    @Test
    void isMadeWhenItIsNeededAndDeletedAtTheEnd() throws IOException {
        FunctionDirectory directory = FunctionDirectory.at(null);
        assertNull(directory.existing());

        Path made = directory.path();
        Files.writeString(made.resolve("file"), "");
        assertEquals(made, directory.path());
        assertEquals(made, directory.existing());

        directory.close();
        assertFalse(Files.exists(made));
        assertNull(directory.existing());
        assertNotEquals(made, directory.path());
        directory.close();
    }

    @Test
    void staysIfItWasGiven(@TempDir Path given) {
        FunctionDirectory directory = FunctionDirectory.at(given);
        assertEquals(given, directory.path());

        directory.close();

        assertTrue(Files.isDirectory(given));
        assertNull(FunctionDirectory.at(given.resolve("missing")).existing());
    }

    @Test
    void keepsTheCodeOfOthers(@TempDir Path folder) throws IOException {
        Path code = Files.createDirectories(folder.resolve("a/f/1"));
        FunctionCode unpacked = new FunctionCode(code, true, "", 0);

        new CodeStore(FunctionDirectory.at(folder.resolve("b"))).delete(unpacked);
        assertTrue(Files.isDirectory(code));

        new CodeStore(FunctionDirectory.at(folder.resolve("a"))).delete(unpacked);
        assertFalse(Files.exists(code));
    }
}
