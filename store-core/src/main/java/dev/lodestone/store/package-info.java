/** The engine: start at {@code DataStore}, which opens a store and calls the operations of the API. */
package dev.lodestone.store;
