package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.streams.mapping.EventSourceMapping;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * An enabled mapping at work: has each shard of its stream processed once its parent is done. Thread-safe; all work is done
 * by one thread at a time.
 *
 * <p>It is woken by commits to the stream, by answers of the function, and by the clock.
 */
final class MappingRun {
    private static final long BROKEN_WAIT_MILLIS = 1_000;

    private final MappingServices services;
    private final EventSourceMapping mapping;
    private final ClockAlarm alarm;
    private final SerialWork work;
    private final FunctionCalls calls;
    private final FailureLog log;
    private final Checkpoints checkpoints;
    private final RecordFilter filter;
    private final Map<String, ShardRun> running = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private Stream knownStream;
    private StreamReader.Subscription subscription;
    private Runnable onStopped;
    private boolean ended;

    MappingRun(
            MappingServices services,
            EventSourceMapping mapping,
            Executor executor,
            ClockAlarm alarm,
            ProcessingRecord record) {
        this.services = services;
        this.mapping = mapping;
        this.alarm = alarm;
        this.work = new SerialWork(executor, this::step);
        this.calls = new FunctionCalls(mapping.functionArn(), services.functions(), services.ids(), work, record);
        this.log = new FailureLog(services.logger(), mapping, record);
        this.checkpoints = new Checkpoints(services.documents(), mapping.uuid());
        this.filter = services.filters().parse(mapping.settings().filterPatterns());
    }

    /** Begins to work. */
    void start() {
        Stream stream = stream();
        if (stream != null) {
            subscription = services.streams().subscribe(stream, work::wake);
        }
        work.wake();
    }

    /** Begins no call any more, and tells when the last one has ended and its outcome is stored. */
    void stop(Runnable then) {
        work.send(() -> onStopped = then);
    }

    /** Tries at once what waits because it failed. */
    void retryNow() {
        work.send(() -> running.values().forEach(ShardRun::retryNow));
    }

    /** Ends without waiting for calls; their outcomes are lost. Tells when nothing is done any more. */
    void abandon(Runnable then) {
        work.send(() -> {
            try {
                running.values().forEach(ShardRun::saveAll);
            } catch (RuntimeException failure) {
                log.broken(failure);
            }
            end(then);
        });
    }

    private Stream stream() {
        return services.streams().find(mapping.scope(), mapping.eventSourceArn());
    }

    private void step() {
        if (ended) {
            return;
        }
        try {
            advance();
        } catch (RuntimeException failure) {
            log.broken(failure);
            alarm.set(work, services.clock().epochMillis() + BROKEN_WAIT_MILLIS);
        }
    }

    private void advance() {
        if (onStopped != null) {
            if (running.values().stream().noneMatch(ShardRun::isBusy)) {
                running.values().forEach(ShardRun::saveAll);
                end(onStopped);
            }
            return;
        }
        long due;
        do {
            lookAtShards();
            due = ClockAlarm.NEVER;
            for (ShardRun shard : running.values()) {
                due = Math.min(due, shard.advance());
            }
        } while (takeOffFinished());
        alarm.set(work, due);
    }

    private void end(Runnable then) {
        ended = true;
        if (subscription != null) {
            subscription.close();
        }
        alarm.set(work, ClockAlarm.NEVER);
        then.run();
    }

    /** A child may begin once its parent is done: then the shards are to be looked at again. */
    private boolean takeOffFinished() {
        return running.values()
                .removeIf(shard -> shard.isFinished() && done.add(shard.shard().id()));
    }

    private void lookAtShards() {
        Stream stream = stream();
        if (!Objects.equals(stream, knownStream)) {
            knownStream = stream;
            forgetShardsThatAreGone(stream);
        }
        if (stream == null) {
            return;
        }
        for (Shard shard : stream.shards()) {
            if (!running.containsKey(shard.id()) && !done.contains(shard.id()) && isParentDone(stream, shard)) {
                begin(stream, shard);
            }
        }
    }

    private void forgetShardsThatAreGone(Stream stream) {
        running.values().forEach(run -> {
            if (isGone(stream, run.shard().id())) {
                run.endHere();
            }
        });
        done.removeIf(id -> {
            boolean gone = isGone(stream, id);
            if (gone) {
                checkpoints.delete(id);
            }
            return gone;
        });
    }

    private static boolean isGone(Stream stream, String shardId) {
        return stream == null || stream.shard(shardId) == null;
    }

    private boolean isParentDone(Stream stream, Shard shard) {
        String parent = shard.parentId();
        return parent == null || done.contains(parent) || (!running.containsKey(parent) && isGone(stream, parent));
    }

    private void begin(Stream stream, Shard shard) {
        Checkpoint from = checkpoints.find(shard.id());
        if (from == null) {
            from = Checkpoint.start(shard.id(), Math.max(shard.firstPosition(), mapping.startAfter()));
        }
        if (from.isEnd()) {
            done.add(shard.id());
        } else {
            ShardContext context = new ShardContext(services, mapping, stream, shard, work, calls, log);
            running.put(shard.id(), new ShardRun(context, filter, checkpoints, from));
        }
    }
}
