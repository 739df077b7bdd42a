package dev.lodestone.store.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.TestTables;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.IndexProjection;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.ProjectionType;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.value.AttributeType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadTargetTest {
    private static final KeyAttribute KEY = new KeyAttribute("pk", AttributeType.S);
    private static final KeyAttribute INDEX_KEY = new KeyAttribute("gpk", AttributeType.S);

    private final StorageEngine engine = new MemoryEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    /** A table whose one index is like this. */
    private Table tableWith(Lifecycle lifecycle, boolean backfilling) {
        IndexDefinition index = new IndexDefinition(
                "gsi",
                IndexDefinition.Scope.GLOBAL,
                new KeySchema(List.of(INDEX_KEY), List.of()),
                new IndexProjection(ProjectionType.ALL, List.of()),
                ProvisionedThroughput.NONE,
                null,
                null);
        Catalog catalog = new Catalog(engine, () -> 0);
        Table table = TestTables.create(catalog, new KeySchema(List.of(KEY), List.of()));
        return TestTables.addIndex(catalog, table, index, lifecycle, backfilling);
    }

    private static String refusal(Table table, long nowMillis) {
        return assertThrows(DynamoDbException.class, () -> ReadTarget.of(table, "gsi", nowMillis))
                .getMessage();
    }

    @Test
    void anIndexIsReadOnceItIsComplete() {
        assertEquals(
                "Cannot read from backfilling global secondary index: gsi",
                refusal(tableWith(Lifecycle.ACTIVE, true), 0));
    }

    @Test
    void anIndexIsReadOnceItIsActive() {
        Table table = tableWith(new Lifecycle(TableStatus.CREATING, 10), false);
        assertEquals("Cannot read from backfilling global secondary index: gsi", refusal(table, 9));
        assertEquals(table.index("gsi").space(), ReadTarget.of(table, "gsi", 10).space());
    }
}
