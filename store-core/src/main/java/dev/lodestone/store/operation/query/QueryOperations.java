package dev.lodestone.store.operation.query;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.read.PageReader;
import java.util.List;

/** The family's list. */
public final class QueryOperations {
    private QueryOperations() {}

    public static List<Operation<?, ?>> all(
            Catalog catalog, ExpressionParser parser, PageReader reader, StoreClock clock) {
        return List.of(new Query(catalog, parser, reader, clock), new Scan(catalog, parser, reader, clock));
    }
}
