package dev.lodestone.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the README to what the project {@code starter/src/it/readme} runs. */
class ReadmeTest {
    private static final Path EXAMPLE = Path.of("starter", "src", "it", "readme");

    private static void assertShown(String language, Path file) throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String block = "```" + language + "\n" + Files.readString(EXAMPLE.resolve(file)) + "```\n";
        assertTrue(readme.contains(block), () -> "README.md does not show " + file + " as it is run");
    }

    @Test
    void showsTheTestThatIsRun() throws IOException {
        assertShown("java", Path.of("src", "test", "java", "OrdersTest.java"));
    }

    @Test
    void showsTheProjectThatIsRun() throws IOException {
        assertShown("xml", Path.of("pom.xml"));
    }
}
