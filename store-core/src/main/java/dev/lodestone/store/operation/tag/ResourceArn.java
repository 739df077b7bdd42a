package dev.lodestone.store.operation.tag;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.constraint.Constraints;

/**
 * The checks of the {@code ResourceArn} member: the ARN of a table, {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME}.
 * Indexes and streams have no tags of their own.
 */
final class ResourceArn {
    private static final String INVALID = "Invalid TableArn";
    private static final String RESOURCE_PREFIX = "table/";
    private static final int SHORTEST_TABLE_NAME = 3;

    private ResourceArn() {}

    /** Refuses a request without one, which the service does before it checks what the model declares. */
    static void checkPresent(String arn) {
        if (arn == null) {
            throw validation(INVALID);
        }
    }

    /** Adds the declared constraints of the member. */
    static Constraints constrain(Constraints constraints, String arn) {
        return constraints.length("resourceArn", arn, 1, 1283);
    }

    /** Refuses what is not the ARN of a table. */
    static void checkForm(String arn) {
        if (!isTable(arn)) {
            throw validation(INVALID + ": Invalid ResourceArn provided as input " + arn);
        }
    }

    private static boolean isTable(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6
                && parts[0].equals("arn")
                && parts[1].equals("aws")
                && parts[2].equals("dynamodb")
                && !parts[3].isEmpty()
                && isNumber(parts[4])
                && isTableName(parts[5]);
    }

    private static boolean isNumber(String account) {
        return !account.isEmpty() && account.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isTableName(String resource) {
        return resource.startsWith(RESOURCE_PREFIX)
                && resource.indexOf('/', RESOURCE_PREFIX.length()) < 0
                && resource.length() >= RESOURCE_PREFIX.length() + SHORTEST_TABLE_NAME;
    }
}
