package dev.lodestone.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
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
        assertUsedOnlyIn("com.amazonaws..", "dev.lodestone.streams.handler", TESTKIT + ".trigger");
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

    /** A package of the test kit uses itself, the JDK, and these. */
    private static void assertKnowsOnly(String name, String... others) {
        String[] allowed = Arrays.copyOf(others, others.length + 2);
        allowed[others.length] = "java..";
        allowed[others.length + 1] = TESTKIT + "." + name + "..";
        noClasses()
                .that()
                .resideInAPackage(TESTKIT + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(allowed)
                .check(PROJECT);
    }

    @Test
    void theTransportKnowsTheWireAndTheSdksTransportsAlone() {
        assertKnowsOnly(
                "transport",
                "org.reactivestreams..",
                "software.amazon.awssdk.http..",
                "software.amazon.awssdk.utils..",
                "dev.lodestone.store.fault..",
                "dev.lodestone.server.wire..");
    }

    @Test
    void resourcesKnowTheJdkAlone() {
        assertKnowsOnly("resource");
    }

    @Test
    void fixturesKnowTheStoreAndJsonAlone() {
        assertKnowsOnly(
                "fixture",
                "com.fasterxml.jackson.core..",
                "dev.lodestone.store..",
                "dev.lodestone.streams.json..",
                "dev.lodestone.server.wire.json..",
                TESTKIT + ".resource..");
    }

    @Test
    void templatesKnowTheServersTemplatesAndItsFunctionsAlone() {
        assertKnowsOnly(
                "template",
                "dev.lodestone.store",
                "dev.lodestone.store.catalog..",
                "dev.lodestone.server.lambda",
                "dev.lodestone.server.template..",
                TESTKIT + ".resource..");
    }

    @Test
    void triggersKnowHandlersAndMappingsAlone() {
        assertKnowsOnly(
                "trigger",
                "com.amazonaws.services.lambda.runtime..",
                "dev.lodestone.store",
                "dev.lodestone.store.catalog..",
                "dev.lodestone.store.changelog..",
                "dev.lodestone.streams.function..",
                "dev.lodestone.streams.handler..",
                "dev.lodestone.streams.invocation..",
                "dev.lodestone.streams.mapping..",
                "dev.lodestone.server.lambda");
    }

    @Test
    void theExtensionKnowsJUnitAndTheTestKitAlone() {
        assertKnowsOnly(
                "junit",
                "org.junit.jupiter.api..",
                "org.junit.platform.commons.support..",
                "software.amazon.awssdk..",
                "dev.lodestone.store.checkpoint..",
                "dev.lodestone.store.environment..",
                "dev.lodestone.store.fault..",
                TESTKIT + "..");
    }

    @Test
    void whatTestsDeclareIsKnownToTheExtensionAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TESTKIT + ".junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TESTKIT + ".junit..")
                .check(PROJECT);
    }

    @Test
    void packagesUseEachOtherOneWay() {
        slices().matching("dev.lodestone.(**)").should().beFreeOfCycles().check(PROJECT);
    }
}
