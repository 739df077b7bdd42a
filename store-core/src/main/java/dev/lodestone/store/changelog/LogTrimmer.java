package dev.lodestone.store.changelog;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.engine.LogRecord;
import dev.lodestone.store.engine.LogVisitor;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.environment.StoreClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deletes the records that are older than the retention: of each shard those before the first one that is not. Thread-safe.
 *
 * <p>What is known of a shard's beginning is kept, so that to find nothing to trim costs next to nothing.
 */
public final class LogTrimmer {
    /** When a record was made that does not exist yet, as far as is known. */
    private static final long NEVER = Long.MAX_VALUE;

    private final StorageEngine engine;
    private final Catalog catalog;
    private final StoreClock clock;
    private final long retentionMillis;
    private final Map<ShardKey, Beginning> beginnings = new ConcurrentHashMap<>();
    private final Object trimming = new Object();

    /** A shard of the store. */
    private record ShardKey(int space, int number) {}

    /**
     * Where the records of a shard begin.
     *
     * @param trimPoint the position of the last record trimmed
     * @param firstMillis when the first record after that was made; {@link #NEVER} while none is known
     * @param reclaimedPoint the position up to which the medium is known to be free
     */
    private record Beginning(long trimPoint, long firstMillis, long reclaimedPoint) {
        Beginning withFirst(long millis) {
            return new Beginning(trimPoint, millis, reclaimedPoint);
        }
    }

    /** Goes through the records of a shard up to the first one that stays. Used by one thread. */
    private static final class Expired implements LogVisitor {
        private final long expiredMillis;
        private long lastPosition;
        private long firstMillis = NEVER;
        private long count;

        /** What was made at this moment or before has expired. */
        Expired(long expiredMillis) {
            this.expiredMillis = expiredMillis;
        }

        @Override
        public int prefixLength() {
            return RecordCodec.TIME_PREFIX;
        }

        @Override
        public boolean visit(long position, byte[] record) {
            long made = RecordCodec.timeMillis(record);
            if (made > expiredMillis) {
                firstMillis = made;
                return false;
            }
            lastPosition = position;
            count++;
            return true;
        }
    }

    public LogTrimmer(StorageEngine engine, Catalog catalog, StoreClock clock, long retentionMillis) {
        this.engine = engine;
        this.catalog = catalog;
        this.clock = clock;
        this.retentionMillis = retentionMillis;
    }

    /** Whether what happened at a moment is older than the retention. */
    boolean isExpired(long millis) {
        return millis <= clock.epochMillis() - retentionMillis;
    }

    /**
     * Trims a shard as of now.
     *
     * @return how many records were deleted
     */
    long trimExpired(Stream stream, Shard shard) {
        if (!isExpired(firstMillis(stream, shard))) {
            return 0;
        }
        synchronized (trimming) {
            return catalog.streams().latest(stream) == null ? 0 : trim(stream, shard);
        }
    }

    /** When the first record that has not been trimmed was made; {@link #NEVER} if there is none. */
    private long firstMillis(Stream stream, Shard shard) {
        Beginning known = beginning(stream, shard);
        if (known.firstMillis() != NEVER) {
            return known.firstMillis();
        }
        long[] first = {NEVER};
        SortRange rest = LogRecord.between(known.trimPoint(), Long.MAX_VALUE - 1);
        engine.scan(stream.space(), shard.partition(), rest, record -> {
            first[0] = RecordCodec.timeMillis(record);
            return false;
        });
        if (first[0] != NEVER) {
            beginnings.compute(key(stream, shard), (key, now) -> {
                Beginning latest = now == null ? known : now;
                return latest.trimPoint() == known.trimPoint() ? latest.withFirst(first[0]) : latest;
            });
        }
        return first[0];
    }

    private long trim(Stream stream, Shard shard) {
        Beginning known = beginning(stream, shard);
        Expired expired = new Expired(clock.epochMillis() - retentionMillis);
        engine.tail(stream.space(), shard.partition(), known.trimPoint(), expired);
        long trimPoint = expired.count == 0 ? known.trimPoint() : expired.lastPosition;
        if (expired.count > 0) {
            SortRange range = trimmed(known.trimPoint(), trimPoint);
            engine.commit(batch -> {
                batch.deleteRange(stream.space(), shard.partition(), range);
                batch.put(LogLayout.trimPoint(stream, shard), LogLayout.encode(trimPoint));
            });
        }
        beginnings.put(key(stream, shard), new Beginning(trimPoint, expired.firstMillis, known.reclaimedPoint()));
        return expired.count;
    }

    /** The position of the last record trimmed, as of now; that before the first record if none was. */
    long trimPoint(Stream stream, Shard shard) {
        trimExpired(stream, shard);
        return beginning(stream, shard).trimPoint();
    }

    boolean isEmpty(Stream stream, Shard shard) {
        return firstMillis(stream, shard) == NEVER;
    }

    /** Gives back what records trimmed before take of the medium. */
    void reclaim(Stream stream, Shard shard) {
        Beginning known = beginning(stream, shard);
        if (known.reclaimedPoint() < known.trimPoint()) {
            engine.reclaim(stream.space(), shard.partition(), trimmed(shard.firstPosition(), known.trimPoint()));
            beginnings.computeIfPresent(
                    key(stream, shard),
                    (key, now) -> new Beginning(now.trimPoint(), now.firstMillis(), known.trimPoint()));
        }
    }

    /** Forgets a shard that is gone. */
    void forget(Stream stream, Shard shard) {
        beginnings.remove(key(stream, shard));
    }

    private Beginning beginning(Stream stream, Shard shard) {
        Beginning known = beginnings.get(key(stream, shard));
        if (known != null) {
            return known;
        }
        byte[] stored = engine.get(LogLayout.trimPoint(stream, shard));
        long trimPoint = stored == null ? shard.firstPosition() : LogLayout.decode(stored);
        return new Beginning(trimPoint, NEVER, shard.firstPosition());
    }

    private static ShardKey key(Stream stream, Shard shard) {
        return new ShardKey(stream.space(), shard.number());
    }

    private static SortRange trimmed(long afterPosition, long upToPosition) {
        return LogRecord.between(afterPosition, upToPosition);
    }
}
