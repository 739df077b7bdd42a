package dev.lodestone.store.changelog;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.engine.StorageEngine;
import java.util.Collection;

/**
 * Reads streams. Thread-safe.
 *
 * <p>Streams and shards are handed out as they are at the moment: to see how they change, look them up again. A read takes
 * place as of now whatever the age of the handle: it sees every change whose write has returned, and nothing that is older
 * than the retention.
 */
public final class StreamReader {
    private final Catalog catalog;
    private final StorageEngine engine;
    private final LogTrimmer trimmer;

    public StreamReader(Catalog catalog, StorageEngine engine, LogTrimmer trimmer) {
        this.catalog = catalog;
        this.engine = engine;
        this.trimmer = trimmer;
    }

    /**
     * The streams of a scope in the order of their table's names, then their labels; those of tables that are gone are
     * among them, as long as their records are kept.
     */
    public Collection<Stream> streams(RequestScope scope) {
        return catalog.streams().of(scope);
    }

    /** The streams of a table, past tables of this name included, the oldest first. */
    public Collection<Stream> streams(RequestScope scope, String tableName) {
        return catalog.streams().of(scope, tableName);
    }

    /** The stream with this ARN, or null. */
    public Stream find(RequestScope scope, String arn) {
        return catalog.streams().find(scope, arn);
    }

    /**
     * Reads the records of a shard that follow a position.
     *
     * @param afterPosition {@link Shard#firstPosition()} to begin with the shard's first record
     * @param limit how many records to read at most; positive
     * @param maximumBytes how large the records may be together, by {@link ChangeRecord#size()}; the first one is read
     *     whatever its size
     */
    public RecordPage read(Stream stream, Shard shard, long afterPosition, int limit, long maximumBytes) {
        trimmer.trimExpired(stream, shard);
        Shard current = current(stream, shard);
        PageReading reading = new PageReading(stream, limit, maximumBytes);
        long position = engine.tail(stream.space(), shard.partition(), afterPosition, reading);
        boolean isEnd = !reading.isFull() && !current.isOpen();
        return new RecordPage(reading.records(), reading.isFull() ? reading.position(afterPosition) : position, isEnd);
    }

    /** The shard as it is now; looked up before a read, so that what it then lacks at its end is not missed. */
    private Shard current(Stream stream, Shard known) {
        Stream latest = catalog.streams().latest(stream);
        Shard current = latest == null ? null : latest.shard(known.id());
        return current == null ? known : current;
    }

    /**
     * The position up to which the records of a shard have been trimmed: who wants to read on after an earlier one has
     * missed some. {@link Shard#firstPosition()} if none has been.
     */
    public long trimPoint(Stream stream, Shard shard) {
        return trimmer.trimPoint(stream, shard);
    }

    /** A position above those of all records whose writes have returned: who reads after it gets only later ones. */
    public long latestPosition() {
        return engine.lastPosition();
    }

    /**
     * Has a listener told whenever there may be something new in a stream: after each commit of a change, and when shards
     * are opened or closed. It is called by the threads that write: it must be quick, block on nothing, and throw nothing.
     *
     * @return ends the subscription
     */
    public Subscription subscribe(Stream stream, Runnable listener) {
        return catalog.streams().listeners(stream).add(listener)::run;
    }

    /** A subscription, which ends when closed. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
