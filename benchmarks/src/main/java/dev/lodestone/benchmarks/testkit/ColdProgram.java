package dev.lodestone.benchmarks.testkit;

/** A program that asks for a first answer in a new process. */
enum ColdProgram {
    LODESTONE("lodestone", "cold.ColdStart", false),
    FLOOR("floor", "cold.Floor", false),
    LODESTONE_ARCHIVED("lodestone-archive", "cold.ColdStart", true),
    FLOOR_ARCHIVED("floor-archive", "cold.Floor", true);

    private final String label;
    private final String main;
    private final boolean archived;

    ColdProgram(String label, String main, boolean archived) {
        this.label = label;
        this.main = ColdProgram.class.getPackageName() + "." + main;
        this.archived = archived;
    }

    String label() {
        return label;
    }

    String main() {
        return main;
    }

    /** Whether it runs with a class-data archive. */
    boolean isArchived() {
        return archived;
    }

    /** The program that has the same client without a store. */
    ColdProgram floor() {
        return archived ? FLOOR_ARCHIVED : FLOOR;
    }
}
