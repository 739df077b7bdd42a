package dev.lodestone.partiql.operation;

import dev.lodestone.store.value.ItemView;

/**
 * Why a statement of a batch failed.
 *
 * @param code the service's word for it
 * @param item the item of which a condition did not hold, if the statement asked for it; else null
 */
public record BatchStatementError(String code, String message, ItemView item) {}
