package dev.lodestone.benchmarks.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The peer's project stands alone, and yet both sides are measured with the same SDK and the same JUnit. */
class PeerVersionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"awssdk.version", "awssdk-dynamodb-enhanced.version", "junit.version"})
    void areThoseOfTheProject(String property) throws IOException {
        assertEquals(
                version(Path.of("../pom.xml"), property),
                version(Path.of("peers/dynamodb-local-embedded/pom.xml"), property));
    }

    private static String version(Path pom, String property) throws IOException {
        Matcher matcher =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)</").matcher(Files.readString(pom));
        assertTrue(matcher.find(), () -> pom + " has no " + property);
        return matcher.group(1);
    }
}
