package dev.lodestone.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/**
 * Holds what is embedded to its rules of who may use whom: what a program may leave out of its class path is used in few
 * places, which are loaded only where it is there.
 */
class ArchitectureTest {
    private static final String TESTKIT = "dev.lodestone.testkit";

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lodestone");

    /** Only these packages use the classes, and each of them does. */
    private static void assertUsedOnlyIn(String classes, String... packages) {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(classes);
        rule.check(PROJECT);
        for (String one : packages) {
            assertTrue(
                    noClasses()
                            .that()
                            .resideInAPackage(one)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(classes)
                            .evaluate(PROJECT)
                            .hasViolation(),
                    () -> one + " does not use " + classes);
        }
    }

    @Test
    void whatIsOptionalHasItsPlaces() {
        assertUsedOnlyIn("org.rocksdb..", "dev.lodestone.store.engine.rocksdb");
        assertUsedOnlyIn("io.netty..", "dev.lodestone.server.http");
        assertUsedOnlyIn("org.snakeyaml..", "dev.lodestone.server.template.syntax");
        assertUsedOnlyIn("picocli..", "dev.lodestone.server.cli");
        assertUsedOnlyIn("org.junit..", TESTKIT + ".junit");
        assertUsedOnlyIn("software.amazon.awssdk..", TESTKIT, TESTKIT + ".transport", TESTKIT + ".junit");
    }

    @Test
    void nettyIsBehindTheEndpointAlone() {
        noClasses()
                .that()
                .resideInAPackage(TESTKIT + "..")
                .and()
                .doNotHaveFullyQualifiedName(TESTKIT + ".ServedEndpoint")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.lodestone.server.http..", "dev.lodestone.server.admin..", "io.netty..")
                .check(PROJECT);
    }

    @Test
    void theTransportKnowsTheWireAndTheSdksTransportsAlone() {
        noClasses()
                .that()
                .resideInAPackage(TESTKIT + ".transport..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "org.reactivestreams..",
                        "software.amazon.awssdk.http..",
                        "software.amazon.awssdk.utils..",
                        "dev.lodestone.store.fault..",
                        "dev.lodestone.server.wire..",
                        TESTKIT + ".transport..")
                .check(PROJECT);
    }

    @Test
    void theExtensionKnowsJUnitAndTheTestKitAlone() {
        noClasses()
                .that()
                .resideInAPackage(TESTKIT + ".junit..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "org.junit.jupiter.api..",
                        "org.junit.platform.commons.support..",
                        "software.amazon.awssdk..",
                        "dev.lodestone.store.checkpoint..",
                        "dev.lodestone.store.environment..",
                        "dev.lodestone.store.fault..",
                        TESTKIT + "..")
                .check(PROJECT);
    }

    @Test
    void packagesUseEachOtherOneWay() {
        slices().matching("dev.lodestone.(**)").should().beFreeOfCycles().check(PROJECT);
    }
}
