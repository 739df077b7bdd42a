package dev.lodestone.store.changelog;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.environment.BackgroundThread;
import dev.lodestone.store.environment.StoreClock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Keeps streams as their settings say: rolls shards over, trims records, and removes shards and streams of which nothing is
 * left. Thread-safe.
 *
 * <p>In the background it does so every minute, or as often as shards are to be rolled over. What is read is exact in
 * between: readers have trimmed what they read.
 */
public final class StreamUpkeep implements AutoCloseable {
    private static final long LONGEST_INTERVAL_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final Catalog catalog;
    private final LogTrimmer trimmer;
    private final StoreClock clock;
    private final StreamSettings settings;
    private final Object working = new Object();
    private final BackgroundThread background = new BackgroundThread("lodestone-streams", this::runInBackground);
    private volatile boolean closed;

    public StreamUpkeep(Catalog catalog, LogTrimmer trimmer, StoreClock clock, StreamSettings settings) {
        this.catalog = catalog;
        this.trimmer = trimmer;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Does all that is due by now.
     *
     * @return how many records were trimmed
     */
    public long run() {
        synchronized (working) {
            long trimmed = 0;
            for (Stream stream : catalog.streams().all()) {
                if (closed) {
                    break;
                }
                trimmed += keep(stream);
            }
            return trimmed;
        }
    }

    private long keep(Stream known) {
        Stream stream = rollOver(known);
        if (!stream.isEnabled() && trimmer.isExpired(stream.disabledMillis())) {
            catalog.remove(stream);
            stream.shards().forEach(shard -> trimmer.forget(stream, shard));
            return 0;
        }
        long trimmed = 0;
        Set<Shard> gone = new HashSet<>();
        for (Shard shard : stream.shards()) {
            trimmed += trimmer.trimExpired(stream, shard);
            trimmer.reclaim(stream, shard);
            if (!shard.isOpen() && trimmer.isExpired(shard.closedMillis()) && trimmer.isEmpty(stream, shard)) {
                gone.add(shard);
            }
        }
        if (!gone.isEmpty()) {
            catalog.removeShards(stream, gone::contains);
            gone.forEach(shard -> trimmer.forget(stream, shard));
        }
        return trimmed;
    }

    private Stream rollOver(Stream stream) {
        for (Shard shard : stream.shards()) {
            if (isOld(shard)) {
                Stream rolled = catalog.reshard(stream, (resharding, latest) -> resharding.roll(latest, this::isOld));
                return rolled == null ? stream : rolled;
            }
        }
        return stream;
    }

    private boolean isOld(Shard shard) {
        return shard.isOpen() && shard.createdMillis() <= clock.epochMillis() - settings.rolloverMillis();
    }

    /**
     * Closes all open shards of a stream, and continues each by another one.
     *
     * @return the stream as it is then, or null if it is gone or disabled
     */
    public Stream roll(Stream stream) {
        return catalog.reshard(stream, (resharding, latest) -> resharding.roll(latest, shard -> true));
    }

    /**
     * Closes an open shard of a stream, and continues it by two.
     *
     * @return the stream as it is then, or null if it is gone or disabled
     * @throws IllegalArgumentException if the stream has no open shard with this id, or it cannot be split
     */
    public Stream split(Stream stream, String shardId) {
        return catalog.reshard(stream, (resharding, latest) -> resharding.split(latest, shardId));
    }

    /** Works in the background from now on, as soon as there are streams. */
    public void resume() {
        catalog.streams().onChange(this::start);
        if (!catalog.streams().all().isEmpty()) {
            start();
        }
    }

    private synchronized void start() {
        if (settings.background() && !closed) {
            background.start();
        }
    }

    private void runInBackground() {
        try {
            while (!closed) {
                runOrLog();
                await();
            }
        } catch (InterruptedException e) {
            log().log(System.Logger.Level.WARNING, "Streams are no longer trimmed: the thread was interrupted");
        }
    }

    private void runOrLog() {
        try {
            run();
        } catch (RuntimeException failure) {
            if (!closed) {
                log().log(System.Logger.Level.ERROR, "Cannot trim the streams", failure);
            }
        }
    }

    private synchronized void await() throws InterruptedException {
        long interval = TimeUnit.MILLISECONDS.toNanos(Math.min(LONGEST_INTERVAL_MILLIS, settings.rolloverMillis()));
        long until = System.nanoTime() + interval;
        for (long left = interval; left > 0 && !closed; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Ends the work in the background, and returns when it has ended. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        background.awaitEnd();
    }

    /** Made when there is something to say: the logging of the platform takes longer to start than a store in memory. */
    private static System.Logger log() {
        return System.getLogger(StreamUpkeep.class.getName());
    }
}
