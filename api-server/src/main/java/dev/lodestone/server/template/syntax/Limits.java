package dev.lodestone.server.template.syntax;

/** What a document may come to, so that no file can exhaust the process. */
final class Limits {
    /** The largest file in bytes. CloudFormation takes a megabyte. */
    static final int MOST_BYTES = 8 << 20;

    /** How many parts a document may have, those that are repeated by aliases counted each time. */
    private static final long MOST_NODES = 500_000;

    private static final int DEEPEST = 100;

    private long nodes;

    /** Counts parts, those at this place being the last. */
    void count(Location location, long added) {
        nodes += added;
        if (nodes > MOST_NODES) {
            throw new TemplateException(location, "the document has more than " + MOST_NODES + " parts");
        }
    }

    long counted() {
        return nodes;
    }

    void checkDepth(Location location, int depth) {
        if (depth > DEEPEST) {
            throw new TemplateException(location, "lists and mappings nest deeper than " + DEEPEST + " levels");
        }
    }
}
