package dev.lodestone.store.constraint;

/**
 * The checks of the {@code TableName} member, which the service makes before, and apart from, those of all others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Naming
 *     rules</a>
 */
public final class TableNames {
    private static final String PATTERN = "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+";

    private TableNames() {}

    /** Checks the name or ARN of a table that must exist already. */
    public static void check(String tableName) {
        check("tableName", tableName);
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
            constraints.violation(path, tableName, PATTERN);
        }
        constraints.check();
    }
}
