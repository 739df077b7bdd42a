package dev.lodestone.server.template.model;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.store.operation.table.CreateTable;
import java.util.Map;

/**
 * A table as a template declares it. Immutable.
 *
 * @param request what creates it
 * @param timeToLive the attribute that says when items expire; null for none
 * @param lines where those of its properties stand that the template gives
 */
public record TableDeclaration(
        String logicalId,
        Location location,
        CreateTable.Request request,
        String timeToLive,
        Map<String, Location> lines) {
    public TableDeclaration {
        lines = Map.copyOf(lines);
    }

    public String name() {
        return request.tableName();
    }

    /** Where a property stands; the table itself if it is not given. */
    public Location line(String property) {
        return lines.getOrDefault(property, location);
    }
}
