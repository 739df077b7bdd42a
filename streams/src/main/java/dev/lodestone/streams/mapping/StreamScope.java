package dev.lodestone.streams.mapping;

import dev.lodestone.store.catalog.RequestScope;

/** Tells from a stream's ARN whose it is. */
final class StreamScope {
    private static final int ARN_PARTS = 6;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    private StreamScope() {}

    /** The scope of a stream, or null if this is not the ARN of one: {@code arn:aws:dynamodb:R:A:table/T/stream/L}. */
    static RequestScope of(String namespace, String arn) {
        String[] parts = arn.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS || !parts[0].equals("arn") || !parts[2].equals("dynamodb")) {
            return null;
        }
        String[] resource = parts[RESOURCE].split("/", -1);
        boolean isStream = resource.length == 4
                && resource[0].equals("table")
                && resource[2].equals("stream")
                && !resource[1].isEmpty()
                && !resource[3].isEmpty();
        return isStream ? new RequestScope(namespace, parts[REGION], parts[ACCOUNT]) : null;
    }
}
