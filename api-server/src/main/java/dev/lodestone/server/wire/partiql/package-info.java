/** Codecs of the operations that take statements. Start at {@link dev.lodestone.server.wire.partiql.ExecuteStatementCodec}. */
package dev.lodestone.server.wire.partiql;
