package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.table.TableDescription;
import dev.lodestone.store.operation.ttl.TimeToLiveSpecification;
import dev.lodestone.store.operation.ttl.UpdateTimeToLive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables that templates declare, as a store would describe them. They are created in a store in memory that lasts no
 * longer, which shows both what is wrong with them, before anything is changed, and what they should come to.
 */
final class WantedTables {
    private final Map<TableDeclaration, TableDescription> descriptions = new LinkedHashMap<>();

    private WantedTables() {}

    /**
     * Tries the declarations out.
     *
     * @throws TemplateException with everything that the service would refuse
     */
    static WantedTables of(List<TableDeclaration> declarations, RequestScope scope) {
        WantedTables wanted = new WantedTables();
        List<Problem> problems = new ArrayList<>();
        try (DataStore store = DataStore.open(StoreOptions.inMemory())) {
            TableStore tables = new TableStore(store, scope);
            for (TableDeclaration declaration : declarations) {
                try {
                    wanted.descriptions.put(declaration, tryOut(declaration, tables));
                } catch (DynamoDbException e) {
                    problems.add(problem(declaration.location(), declaration.name(), e));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new TemplateException(problems);
        }
        return wanted;
    }

    private static TableDescription tryOut(TableDeclaration declaration, TableStore tables) {
        tables.call(declaration.request());
        if (declaration.timeToLive() != null) {
            tables.call(new UpdateTimeToLive.Request(
                    declaration.name(), new TimeToLiveSpecification(declaration.timeToLive(), true)));
        }
        return tables.find(declaration.name());
    }

    static Problem problem(Location location, String tableName, DynamoDbException refusal) {
        return new Problem(location, "the table '" + tableName + "' is refused: " + refusal.getMessage());
    }

    Map<TableDeclaration, TableDescription> descriptions() {
        return descriptions;
    }
}
