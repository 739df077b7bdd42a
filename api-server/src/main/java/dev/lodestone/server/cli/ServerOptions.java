package dev.lodestone.server.cli;

import dev.lodestone.server.wire.dispatch.ScopeResolver.Isolation;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.SweepOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param host the address or name to bind to
 * @param port the port to bind to; 0 takes any free one
 * @param portFile where to write the port once the server answers, or null
 * @param exitOnStdinClose whether the process ends with its standard input
 * @param inMemory whether nothing is kept
 * @param dataDir where the data is kept unless {@code inMemory}
 * @param durability what a write waits for
 * @param region the region in ARNs and in the answer to {@code GET /}
 * @param account the twelve digits of the account in ARNs
 * @param isolation by what tables are kept apart; empty where all clients share them
 * @param delays how long tables and indexes are shown as being created, changed or deleted
 * @param sweep how expired items are deleted
 * @param streams how streams are kept
 * @param corsOrigins the origins that may read the answers; empty for all
 * @param templates what the store is to have
 * @param lambda where functions run, and what stands in for other services
 */
public record ServerOptions(
        String host,
        int port,
        Path portFile,
        boolean exitOnStdinClose,
        boolean inMemory,
        Path dataDir,
        Durability durability,
        String region,
        String account,
        Set<Isolation> isolation,
        TransitionDelays delays,
        SweepOptions sweep,
        StreamSettings streams,
        List<String> corsOrigins,
        TemplateOptions templates,
        LambdaOptions lambda) {
    public ServerOptions {
        isolation = Set.copyOf(isolation);
        corsOrigins = List.copyOf(corsOrigins);
    }
}
