package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Snapshot;
import dev.lodestone.store.engine.StorageException;
import java.util.Set;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** A snapshot of the database, known to its engine as long as it is open. Thread-safe. */
final class RocksDbSnapshot extends GatedReader implements Snapshot {
    private final org.rocksdb.Snapshot pinned;
    private final Set<RocksDbSnapshot> open;
    private boolean released;

    private RocksDbSnapshot(RocksDB db, org.rocksdb.Snapshot pinned, Set<RocksDbSnapshot> open) {
        super(new RocksDbReads(db, new ReadOptions().setSnapshot(pinned)));
        this.pinned = pinned;
        this.open = open;
    }

    /** Takes a snapshot of the database and adds it to those that are open. */
    static RocksDbSnapshot take(RocksDB db, Set<RocksDbSnapshot> open) {
        RocksDbSnapshot snapshot = new RocksDbSnapshot(db, db.getSnapshot(), open);
        open.add(snapshot);
        return snapshot;
    }

    /**
     * Adds to a batch what makes the database again what it was.
     *
     * @param now reads it as it is
     */
    void putBack(RocksDbReads now, WriteBatch batch) throws RocksDBException {
        int ticket = gate.enter();
        try {
            Differences.putBack(reads, now, batch);
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
