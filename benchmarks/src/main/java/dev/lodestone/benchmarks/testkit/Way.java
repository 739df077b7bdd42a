package dev.lodestone.benchmarks.testkit;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A way to give each test a clean store, with the class whose nested classes are the tests. */
enum Way {
    LODESTONE("lodestone", "embedded.RewoundStores", "a store per class, rewound before each test"),
    LODESTONE_PER_METHOD("lodestone-per-method", "embedded.CopiedStores", "a copy of the class's store per test"),
    DYNAMODB_LOCAL_NEW_SERVER(
            "dynamodb-local-new-server",
            "peer.ServerPerTest",
            "a server and a client of it per test, five CreateTable"),
    DYNAMODB_LOCAL_NEW_INSTANCE(
            "dynamodb-local-new-instance", "peer.InstancePerTest", "an instance per test, five CreateTable"),
    DYNAMODB_LOCAL_NEW_TABLES(
            "dynamodb-local-new-tables",
            "peer.TablesMadeAgain",
            "one instance, five DeleteTable and CreateTable per test"),
    DYNAMODB_LOCAL_EMPTY_TABLES(
            "dynamodb-local-empty-tables", "peer.TablesEmptied", "one instance, per test all items deleted");

    private final String label;
    private final String tests;
    private final String description;

    Way(String label, String tests, String description) {
        this.label = label;
        this.tests = tests;
        this.description = description;
    }

    static Way labelled(String label) {
        for (Way way : values()) {
            if (way.label.equals(label)) {
                return way;
            }
        }
        throw new IllegalArgumentException("Expected one of the ways "
                + Arrays.stream(values()).map(Way::label).collect(Collectors.joining(", ")) + ", not " + label);
    }

    String label() {
        return label;
    }

    /** The class whose nested classes are the test classes. */
    String tests() {
        return Way.class.getPackageName() + "." + tests;
    }

    String description() {
        return description;
    }

    /** Whether the tests are those of the peer, which stand in a project of their own. */
    boolean isPeer() {
        return tests.startsWith("peer.");
    }
}
