/**
 * The tables that exist, as handles with everything prepared that requests need of them. Start at
 * {@link dev.lodestone.store.catalog.Catalog} and {@link dev.lodestone.store.catalog.Table}.
 */
package dev.lodestone.store.catalog;
