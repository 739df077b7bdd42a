/**
 * The API's operations that take statements. Start at {@link dev.lodestone.partiql.operation.PartiQlOperations}, with which
 * a store is opened to have them, and {@link dev.lodestone.partiql.operation.ExecuteStatement}.
 */
package dev.lodestone.partiql.operation;
