package dev.lodestone.server.template.model;

import dev.lodestone.server.template.syntax.Location;

/**
 * An event source mapping as a template declares it: a table's stream that a function is called with. Immutable.
 *
 * @param template which template it is of
 * @param functionName the function's name, without anything around it
 * @param qualifier the alias or version of the function; null for none
 * @param tableName the table whose present stream is meant
 */
public record MappingDeclaration(
        String template,
        String logicalId,
        Location location,
        String functionName,
        String qualifier,
        String tableName,
        MappingSettings settings) {
    /** What tells it from all others. */
    public String described() {
        return tableName + " → " + functionName;
    }
}
