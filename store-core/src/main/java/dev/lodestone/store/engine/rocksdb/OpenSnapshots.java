package dev.lodestone.store.engine.rocksdb;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The snapshots of a database that are not closed, and those of them that the database has been taken back to. Thread-safe. */
final class OpenSnapshots {
    private final Set<RocksDbSnapshot> open = ConcurrentHashMap.newKeySet();
    private final CopyOnWriteArrayList<ChangedKeys> followed = new CopyOnWriteArrayList<>();

    void add(RocksDbSnapshot snapshot) {
        open.add(snapshot);
    }

    void remove(RocksDbSnapshot snapshot) {
        followed.remove(snapshot.changed());
        open.remove(snapshot);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void closeAll(String message) {
        for (RocksDbSnapshot snapshot : open) {
            snapshot.close(message);
        }
    }

    /** Has what is written from now on noted for a snapshot, until it is closed. */
    void follow(RocksDbSnapshot snapshot) {
        followed.addIfAbsent(snapshot.changed());
    }

    /** Where a batch is to note what it writes to; null if nobody wants to know. */
    WrittenKeys notes() {
        return followed.isEmpty() ? null : new WrittenKeys();
    }

    /** Tells that a batch may have been written. */
    void written(WrittenKeys notes) {
        if (notes != null) {
            followed.forEach(changed -> changed.add(notes));
        }
    }

    /** Tells that a batch has made the database what it was in a snapshot. */
    void putBack(RocksDbSnapshot snapshot, WrittenKeys notes) {
        for (ChangedKeys changed : followed) {
            if (changed != snapshot.changed()) {
                changed.add(notes);
            }
        }
    }
}
