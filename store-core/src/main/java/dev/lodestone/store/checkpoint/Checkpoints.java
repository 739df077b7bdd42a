package dev.lodestone.store.checkpoint;

import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.environment.SettableClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The checkpoints of a store, by name. They last as long as the store is open. Thread-safe.
 *
 * <p>Taking one costs next to nothing, whatever the store holds, and in memory so does going back to one. On disk the first
 * way back reads all of the store and writes what differs, in one commit; those after it look only at what has been written to
 * in between. What a checkpoint keeps of what is deleted or overwritten later takes its place until the checkpoint is dropped.
 */
public final class Checkpoints {
    private final StorageEngine engine;
    private final SettableClock clock;
    private final Consumer<Checkpoint> rewind;
    private final Map<String, Checkpoint> taken = new LinkedHashMap<>();

    /**
     * No checkpoints yet.
     *
     * @param rewind takes the store back
     */
    public Checkpoints(StorageEngine engine, SettableClock clock, Consumer<Checkpoint> rewind) {
        this.engine = engine;
        this.clock = clock;
        this.rewind = rewind;
    }

    /**
     * Takes a checkpoint: every request that has been answered is part of it.
     *
     * @param name of one to five hundred characters; a checkpoint that has it already is dropped
     * @throws IllegalArgumentException if the name is empty or too long
     */
    public synchronized Checkpoint take(String name) {
        if (name.isEmpty() || name.length() > 500) {
            throw new IllegalArgumentException("The name of a checkpoint has 1 to 500 characters");
        }
        Checkpoint checkpoint = new Checkpoint(name, clock.now(), clock.offset(), engine.snapshot());
        Checkpoint before = taken.remove(name);
        taken.put(name, checkpoint);
        if (before != null) {
            before.state().close();
        }
        return checkpoint;
    }

    /** The checkpoints there are, the oldest first. */
    public synchronized List<Checkpoint> all() {
        return new ArrayList<>(taken.values());
    }

    /**
     * Makes the store what it was when a checkpoint was taken, its clock included, and returns when it is so. The checkpoint
     * stays, and so do all others, later ones too. Who reads a stream finds no records of the time that has been undone, and
     * sequence numbers go on rising.
     *
     * @throws UnknownCheckpointException if there is none with this name
     */
    public synchronized Checkpoint rewindTo(String name) {
        Checkpoint checkpoint = known(name, taken.get(name));
        rewind.accept(checkpoint);
        return checkpoint;
    }

    /**
     * Drops a checkpoint.
     *
     * @throws UnknownCheckpointException if there is none with this name
     */
    public synchronized void drop(String name) {
        known(name, taken.remove(name)).state().close();
    }

    private static Checkpoint known(String name, Checkpoint found) {
        if (found == null) {
            throw new UnknownCheckpointException(name);
        }
        return found;
    }
}
