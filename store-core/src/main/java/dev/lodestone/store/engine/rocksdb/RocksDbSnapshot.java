package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Snapshot;
import dev.lodestone.store.engine.StorageException;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A snapshot of the database, known to its engine as long as it is open. Thread-safe. */
final class RocksDbSnapshot extends GatedReader implements Snapshot {
    private final org.rocksdb.Snapshot pinned;
    private final OpenSnapshots open;
    private final ChangedKeys changed = new ChangedKeys();
    private boolean released;

    private RocksDbSnapshot(RocksDB db, org.rocksdb.Snapshot pinned, OpenSnapshots open) {
        super(new RocksDbReads(db, new ReadOptions().setSnapshot(pinned)));
        this.pinned = pinned;
        this.open = open;
    }

    /** Takes a snapshot of the database and adds it to those that are open. */
    static RocksDbSnapshot take(RocksDB db, OpenSnapshots open) {
        RocksDbSnapshot snapshot = new RocksDbSnapshot(db, db.getSnapshot(), open);
        open.add(snapshot);
        return snapshot;
    }

    /** Where the database may differ from this snapshot, once it has been put back. */
    ChangedKeys changed() {
        return changed;
    }

    /**
     * Adds to a batch what makes the database again what it was. The first time all of it is read, and later what has been
     * written to meanwhile.
     *
     * @param now reads it as it is
     */
    void putBack(RocksDbReads now, RocksDbBatch batch) throws RocksDBException {
        int ticket = gate.enter();
        try {
            open.follow(this);
            ChangedKeys.Taken written = changed.take();
            Differences differences = new Differences(reads, now, batch);
            if (written == null) {
                differences.putBackEverything();
            } else {
                differences.putBack(written);
            }
        } finally {
            gate.leave(ticket);
        }
    }

    @Override
    public void close() {
        close(StorageException.SNAPSHOT_CLOSED);
    }

    /** Closes with the message for those who read on; returns when the snapshot is released, whoever does it. */
    synchronized void close(String message) {
        if (released) {
            return;
        }
        gate.close(message);
        reads.options().close();
        reads.db().releaseSnapshot(pinned);
        released = true;
        open.remove(this);
    }
}
