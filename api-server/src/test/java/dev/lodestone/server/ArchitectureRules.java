package dev.lodestone.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rules of who may use whom. */
final class ArchitectureRules {
    private static final String STORE = "dev.lodestone.store.";

    /** The layers of store-core from the ground up; packages on one line are neighbours that may use each other. */
    private static final List<List<String>> STORE_LAYERS = List.of(
            List.of("error"),
            List.of("engine"),
            List.of("value"),
            List.of("schema"),
            List.of("expression"),
            List.of("encoding"),
            List.of("capacity"),
            List.of("catalog"),
            List.of("staleness"),
            List.of("write"),
            List.of("read"),
            List.of("index", "transaction", "changelog", "ttl", "backup", "document", "checkpoint"),
            List.of("operation"));

    static final ArchRule NETTY_ONLY_IN_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages("dev.lodestone.server.http..", "dev.lodestone.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    static final ArchRule ROCKSDB_ONLY_IN_ITS_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.lodestone.store.engine.rocksdb..", "dev.lodestone.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rocksdb..");

    static final ArchRule STORE_KNOWS_NO_WIRE = noClasses()
            .that()
            .resideInAPackage("dev.lodestone.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml.jackson..",
                    "tools.jackson..",
                    "com.google.gson..",
                    "org.json..",
                    "io.netty..",
                    "java.net.http..",
                    "com.sun.net.httpserver..",
                    "dev.lodestone.partiql..",
                    "dev.lodestone.streams..",
                    "dev.lodestone.server..");

    static final ArchRule PARTIQL_USES_THE_STORE_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.lodestone.partiql..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "dev.lodestone.store..", "dev.lodestone.partiql..");

    static final ArchRule STREAMS_USE_THE_STORE_AND_JSON_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.lodestone.streams..")
            .and()
            .resideOutsideOfPackage("dev.lodestone.streams.handler..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..", "com.fasterxml.jackson.core..", "dev.lodestone.store..", "dev.lodestone.streams..");

    /** They run in processes that have nothing else. */
    static final ArchRule JAVA_HANDLERS_NEED_LITTLE = noClasses()
            .that()
            .resideInAPackage("dev.lodestone.streams.handler..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..",
                    "com.amazonaws.services.lambda.runtime..",
                    "dev.lodestone.streams.invocation..",
                    "dev.lodestone.streams.handler..");

    static final ArchRule NO_CATCH_ALL_PACKAGES = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..", "..misc..");

    private ArchitectureRules() {}

    static Stream<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>(List.of(
                noCycles("dev.lodestone"),
                NETTY_ONLY_IN_HTTP,
                ROCKSDB_ONLY_IN_ITS_ENGINE,
                STORE_KNOWS_NO_WIRE,
                PARTIQL_USES_THE_STORE_ALONE,
                STREAMS_USE_THE_STORE_AND_JSON_ALONE,
                JAVA_HANDLERS_NEED_LITTLE,
                NO_CATCH_ALL_PACKAGES));
        for (List<String> layer : STORE_LAYERS) {
            layer.forEach(name -> rules.add(storeLayer(name)));
        }
        return rules.stream();
    }

    static ArchRule noCycles(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** A package of store-core uses nothing that stands above it. */
    static ArchRule storeLayer(String name) {
        List<String> above = new ArrayList<>();
        boolean found = false;
        for (List<String> layer : STORE_LAYERS) {
            if (found) {
                layer.forEach(upper -> above.add(STORE + upper + ".."));
            }
            found |= layer.contains(name);
        }
        above.add("dev.lodestone.store");
        return noClasses()
                .that()
                .resideInAPackage(STORE + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above.toArray(String[]::new))
                .allowEmptyShould(true);
    }
}
