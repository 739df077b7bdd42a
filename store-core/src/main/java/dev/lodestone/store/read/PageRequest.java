package dev.lodestone.store.read;

import dev.lodestone.store.expression.Condition;

/**
 * How to make a page of the entries that a query or scan goes through.
 *
 * @param limit the most entries to evaluate
 * @param filter what must hold of an item to be in the page, or null
 * @param projection what to return of each item
 * @param consistent whether all that has been committed must be seen
 * @param fromTable whether an index does not hold enough, so that each item is fetched from its table
 * @param countOnly whether the items themselves are not wanted
 */
public record PageRequest(
        ReadTarget target,
        int limit,
        Condition filter,
        ItemProjection projection,
        boolean consistent,
        boolean fromTable,
        boolean countOnly) {}
