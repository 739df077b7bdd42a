/**
 * What functions are: their names, settings and code, and what the service demands of them. Start at {@link
 * dev.lodestone.streams.function.definition.FunctionDefinition}.
 */
package dev.lodestone.streams.function.definition;
