package dev.lodestone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the project to its rules of who may use whom, and shows on classes that break them that the rules notice. */
class ArchitectureTest {
    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lodestone");

    @Test
    void seesTheProject() {
        assertTrue(PROJECT.contain("dev.lodestone.store.engine.StorageEngine"));
        assertTrue(PROJECT.contain("dev.lodestone.server.http.HttpServer"));
    }

    @ParameterizedTest
    @MethodSource("dev.lodestone.server.ArchitectureRules#all")
    void isKept(ArchRule rule) {
        rule.check(PROJECT);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        assertEquals(List.of(), undescribed(Path.of("..")));
    }

    /** The source folders with classes and without a {@code package-info.java}. */
    private static List<String> undescribed(Path root) throws IOException {
        List<String> result = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.toList()) {
                Path sources = module.resolve("src/main/java");
                if (Files.isDirectory(sources)) {
                    addUndescribed(sources, result);
                }
            }
        }
        return result;
    }

    private static void addUndescribed(Path sources, List<String> result) throws IOException {
        try (Stream<Path> folders = Files.walk(sources)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (hasClasses(folder) && !Files.exists(folder.resolve("package-info.java"))) {
                    result.add(folder.toString());
                }
            }
        }
    }

    private static boolean hasClasses(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }

    /** Classes that were written to break one rule each. */
    @Nested
    class Notices {
        private void assertBroken(ArchRule rule, String fixture) {
            JavaClasses classes = new ClassFileImporter().importPackages(fixture);
            assertFalse(classes.isEmpty(), fixture);
            assertTrue(rule.evaluate(classes).hasViolation(), fixture);
        }

        @Test
        void cycles() {
            assertBroken(ArchitectureRules.noCycles("dev.lodestone.fixture.cycle"), "dev.lodestone.fixture.cycle");
        }

        @Test
        void nettyOutsideOfHttp() {
            assertBroken(ArchitectureRules.NETTY_ONLY_IN_HTTP, "dev.lodestone.fixture.netty");
        }

        @Test
        void rocksDbOutsideOfItsEngine() {
            assertBroken(ArchitectureRules.ROCKSDB_ONLY_IN_ITS_ENGINE, "dev.lodestone.fixture.rocksdb");
        }

        @Test
        void jsonInTheStore() {
            assertBroken(ArchitectureRules.STORE_KNOWS_NO_WIRE, "dev.lodestone.store.fixture.json");
        }

        @Test
        void jsonInPartiQl() {
            assertBroken(ArchitectureRules.PARTIQL_USES_THE_STORE_ALONE, "dev.lodestone.partiql.fixture.json");
        }

        @Test
        void partiQlInStreams() {
            assertBroken(
                    ArchitectureRules.STREAMS_USE_THE_STORE_AND_JSON_ALONE, "dev.lodestone.streams.fixture.partiql");
        }

        @Test
        void drawersForEverything() {
            assertBroken(ArchitectureRules.NO_CATCH_ALL_PACKAGES, "dev.lodestone.fixture.util");
        }

        @Test
        void storePackagesThatLookUp() {
            assertBroken(ArchitectureRules.storeLayer("error"), "dev.lodestone.store.error.fixture");
        }
    }
}
