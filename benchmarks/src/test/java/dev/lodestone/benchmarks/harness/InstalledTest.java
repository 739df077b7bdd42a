package dev.lodestone.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledTest {

    @TempDir
    private Path folder;

    @Test
    void staysAsLongAsItsDescriptionsDo() throws IOException {
        Path description = Files.writeString(folder.resolve("pom.xml"), "one version");
        Path source = Files.writeString(folder.resolve("Some.java"), "class Some {}");
        Installed installed = new Installed(folder, List.of(description, source));
        assertFalse(installed.isCurrent());

        installed.markCurrent();
        assertTrue(installed.isCurrent());

        Files.writeString(source, "class Some { int more; }");
        assertFalse(installed.isCurrent());

        Files.writeString(source, "class Some {}");
        assertTrue(installed.isCurrent());
    }
}
