/**
 * What a table is declared to be: keys, indexes, throughput and settings, as immutable values. Start at
 * {@link dev.lodestone.store.schema.TableDefinition}.
 */
package dev.lodestone.store.schema;
