package dev.lodestone.store.constraint;

import static dev.lodestone.store.error.DynamoDbException.validation;

/**
 * The checks of the {@code TableName} member, which the service makes before, and apart from, those of all others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Naming
 *     rules</a>
 */
public final class TableNames {
    private TableNames() {}

    /** Checks the name or ARN of a table that must exist already. */
    public static void check(String tableName) {
        check("tableName", tableName);
    }

    /**
     * Checks the name or ARN of the table that an operation on tables is about; such operations say otherwise than the
     * operations on items that it is missing.
     */
    public static void checkTarget(String tableName) {
        if (tableName == null) {
            throw validation("The parameter 'TableName' is required but was not present in the request");
        }
        check("tableName", tableName);
    }

    /** Checks the name of a table about to be created. */
    public static void checkNew(String tableName) {
        checkTarget(tableName);
        String name = tableName.substring(tableName.lastIndexOf('/') + 1);
        new Constraints().length("tableName", name, 3, 255).check();
    }

    /** The same, for a member that is called something else. */
    public static void check(String path, String tableName) {
        Constraints constraints = new Constraints().required(path, tableName);
        if (tableName != null && tableName.startsWith("arn:")) {
            constraints.length(path, tableName, 1, 1024).check();
            return;
        }
        constraints.length(path, tableName, 1, 255);
        if (tableName != null && !tableName.isEmpty() && !Constraints.isName(tableName)) {
            constraints.violation(path, tableName, Constraints.NAME_PATTERN);
        }
        constraints.check();
    }
}
