/** PartiQL for DynamoDB: statements as text become the engine's own requests. Start at the package {@code syntax}. */
package dev.lodestone.partiql;
