package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.KeyRange;
import dev.lodestone.store.engine.LogVisitor;
import dev.lodestone.store.engine.Snapshot;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.StorageException;
import dev.lodestone.store.engine.UpdateBody;
import dev.lodestone.store.engine.UpdateLocks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The engine that keeps a store in a directory, as one RocksDB database with one column family. Thread-safe.
 *
 * <p>Entries and counters lie under their {@link dev.lodestone.store.engine.EntryKey}s. An update holds the locks of its
 * addresses while it reads, computes and writes one batch, which RocksDB applies and logs as a whole.
 */
public final class RocksDbEngine extends GatedReader implements StorageEngine {
    private final UpdateLocks locks = new UpdateLocks();
    private final OpenSnapshots snapshots = new OpenSnapshots();

    /** Held for reading while a snapshot is taken, and for writing while files are removed that one might need. */
    private final ReadWriteLock pinning = new ReentrantReadWriteLock();

    private final BatchPool batches = new BatchPool();
    private final WriteOptions writeOptions;
    private final RocksDbOptions storeOptions;
    private final RocksDB db;
    private final Durability durability;
    private final LogPositions positions;
    private boolean released;

    private RocksDbEngine(RocksDB db, RocksDbOptions storeOptions, Durability durability) {
        super(new RocksDbReads(db, new ReadOptions()));
        this.db = db;
        this.storeOptions = storeOptions;
        this.durability = durability;
        this.positions = new LogPositions(db);
        this.writeOptions =
                new WriteOptions().setSync(durability == Durability.SYNC).setDisableWAL(durability == Durability.NONE);
    }

    /**
     * Opens the store in the directory, which is made if there is none.
     *
     * @throws StorageException if the directory is in use or unfit, or the store in it is damaged or of an unknown format
     */
    public static RocksDbEngine open(Path directory, Durability durability) {
        NativeLibrary.load();
        RocksDbOptions storeOptions = new RocksDbOptions();
        try {
            return new RocksDbEngine(
                    new StoreDirectory(directory).open(storeOptions.options()), storeOptions, durability);
        } catch (StorageException e) {
            storeOptions.close();
            throw e;
        }
    }

    @Override
    public <R> R update(List<Address> declared, UpdateBody<R> body) {
        return locks.run(declared, () -> apply(declared, body));
    }

    @Override
    public void awaitUpdates() {
        locks.awaitUpdates();
    }

    @Override
    public long counter(Address counter) {
        int ticket = gate.enter();
        try {
            return reads.counter(counter);
        } finally {
            gate.leave(ticket);
        }
    }

    @Override
    public Snapshot snapshot() {
        int ticket = gate.enter();
        try {
            pinning.readLock().lock();
            try {
                return RocksDbSnapshot.take(db, snapshots);
            } finally {
                pinning.readLock().unlock();
            }
        } finally {
            gate.leave(ticket);
        }
    }

    @Override
    public void restore(Snapshot snapshot) {
        locks.run(List.of(), () -> {
            putBack((RocksDbSnapshot) snapshot);
            return null;
        });
    }

    private void putBack(RocksDbSnapshot snapshot) {
        WriteBatch batch = batches.take();
        WrittenKeys written = new WrittenKeys();
        boolean isBack = false;
        try {
            snapshot.putBack(reads, new RocksDbBatch(batch, reads, written));
            db.write(writeOptions, batch);
            snapshots.putBack(snapshot, written);
            isBack = true;
        } catch (RocksDBException e) {
            throw notWritten(e);
        } finally {
            if (!isBack) {
                snapshot.changed().becomeUnknown();
                snapshots.written(written);
            }
            batches.giveBack(batch);
        }
    }

    @Override
    public synchronized void close() {
        if (released) {
            return;
        }
        locks.close(StorageException.STORE_CLOSED);
        gate.close(StorageException.STORE_CLOSED);
        snapshots.closeAll(StorageException.STORE_CLOSED);
        try {
            flush();
        } finally {
            release();
        }
    }

    private <R> R apply(List<Address> declared, UpdateBody<R> body) {
        WriteBatch batch = batches.take();
        WrittenKeys notes = snapshots.notes();
        try {
            RocksDbBatch changes = new RocksDbBatch(batch, reads, notes);
            R result = body.apply(reads.multiGet(declared), changes);
            if (changes.appendCount() > 0) {
                writeWithAppends(changes, batch);
            } else if (batch.count() > 0) {
                db.write(writeOptions, batch);
            }
            reclaim(changes.clearedSpaces());
            return result;
        } catch (RocksDBException e) {
            throw notWritten(e);
        } finally {
            snapshots.written(notes);
            batches.giveBack(batch);
        }
    }

    private void writeWithAppends(RocksDbBatch changes, WriteBatch batch) throws RocksDBException {
        int ticket = positions.enter();
        try {
            changes.placeAppends(positions.take(changes.appendCount()));
            db.write(writeOptions, batch);
        } finally {
            positions.leave(ticket);
        }
    }

    @Override
    public long tail(int space, byte[] shard, long afterPosition, LogVisitor visitor) {
        int ticket = gate.enter();
        try {
            long upTo = positions.settle();
            return upTo <= afterPosition ? afterPosition : reads.tail(space, shard, afterPosition, upTo, visitor);
        } finally {
            gate.leave(ticket);
        }
    }

    @Override
    public long lastPosition() {
        gate.requireOpen();
        return positions.last();
    }

    @Override
    public long takePosition() {
        int ticket = gate.enter();
        try {
            return positions.take(1);
        } catch (RocksDBException e) {
            throw notWritten(e);
        } finally {
            gate.leave(ticket);
        }
    }

    @Override
    public void reclaim(int space, byte[] partition, SortRange range) {
        int ticket = gate.enter();
        try {
            reclaim(KeyRange.ofPartition(space, partition, range));
        } catch (RocksDBException e) {
            throw notWritten(e);
        } finally {
            gate.leave(ticket);
        }
    }

    private void reclaim(KeyRange range) throws RocksDBException {
        DiskReclaim disk = new DiskReclaim(db);
        if (durability == Durability.NONE || range.isEmpty() || !disk.isWorthWhile(range)) {
            return;
        }
        pinning.writeLock().lock();
        try {
            if (snapshots.isEmpty()) {
                disk.removeFiles(range);
            }
        } finally {
            pinning.writeLock().unlock();
        }
        disk.compact(range);
    }

    /** Removes the files of deleted spaces, unless a snapshot may need them or no log would outlive them. */
    private void reclaim(List<Integer> cleared) throws RocksDBException {
        if (cleared.isEmpty() || durability == Durability.NONE) {
            return;
        }
        pinning.writeLock().lock();
        try {
            if (snapshots.isEmpty()) {
                new DiskReclaim(db).reclaim(cleared);
            }
        } finally {
            pinning.writeLock().unlock();
        }
    }

    /** Writes out what no log holds. */
    private void flush() {
        if (durability != Durability.NONE) {
            return;
        }
        try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
            db.flush(options);
        } catch (RocksDBException e) {
            throw notWritten(e);
        }
    }

    private static StorageException notWritten(RocksDBException failure) {
        return new StorageException("The store cannot be written: " + failure.getMessage(), failure);
    }

    private void release() {
        released = true;
        batches.close();
        reads.options().close();
        writeOptions.close();
        db.close();
        storeOptions.close();
    }
}
