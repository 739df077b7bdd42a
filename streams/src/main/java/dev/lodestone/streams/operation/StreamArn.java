package dev.lodestone.streams.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.constraint.Constraints;

/**
 * The parts of a stream's ARN, {@code arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE/stream/LABEL}, by which streams are
 * listed in order.
 */
record StreamArn(String tableName, String label) {
    private static final int SHORTEST = 37;
    private static final int LONGEST = 1024;

    /** Adds the declared constraints of a member that is an ARN. */
    static Constraints constrain(Constraints constraints, String path, String arn) {
        return constraints.length(path, arn, SHORTEST, LONGEST);
    }

    /**
     * Takes an ARN apart.
     *
     * @throws dev.lodestone.store.error.DynamoDbException ValidationException if it is not that of a stream
     */
    static StreamArn parse(String arn) {
        String[] parts = arn.split(":", 6);
        String[] resource = parts.length < 6 ? new String[0] : parts[5].split("/", -1);
        if (resource.length != 4
                || !parts[0].equals("arn")
                || !parts[1].startsWith("aws")
                || !parts[2].equals("dynamodb")
                || parts[3].isEmpty()
                || !isNumber(parts[4])
                || !resource[0].equals("table")
                || resource[1].isEmpty()
                || !resource[2].equals("stream")
                || resource[3].isEmpty()) {
            throw validation("Invalid StreamArn: " + arn);
        }
        return new StreamArn(resource[1], resource[3]);
    }

    private static boolean isNumber(String account) {
        return !account.isEmpty() && account.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether the stream comes after the one with this ARN where all are listed. */
    boolean isBefore(Stream stream) {
        int byTable = tableName.compareTo(stream.tableName());
        return byTable < 0 || (byTable == 0 && label.compareTo(stream.label()) < 0);
    }
}
