/** Operations on tables and the account. Start at {@link dev.lodestone.server.wire.table.TableCodecs}. */
package dev.lodestone.server.wire.table;
