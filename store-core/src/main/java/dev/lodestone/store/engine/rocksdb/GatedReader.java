package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.Gate;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.engine.SortRange;
import java.util.List;

/**
 * Reads that count as under way at a gate, so that the native objects below them are released only when nobody uses them
 * any more. Thread-safe.
 */
abstract class GatedReader implements Reader {
    final RocksDbReads reads;
    final Gate gate = new Gate();

    GatedReader(RocksDbReads reads) {
        this.reads = reads;
    }

    @Override
    public byte[] get(Address address) {
        int ticket = gate.enter();
        try {
            return reads.get(address);
        } finally {
            gate.leave(ticket);
        }
    }

    @Override
    public List<byte[]> multiGet(List<Address> addresses) {
        int ticket = gate.enter();
        try {
            return reads.multiGet(addresses);
        } finally {
            gate.leave(ticket);
        }
    }

    @Override
    public void scan(int space, byte[] partition, SortRange range, EntryVisitor visitor) {
        int ticket = gate.enter();
        try {
            reads.scan(space, partition, range, visitor);
        } finally {
            gate.leave(ticket);
        }
    }

    @Override
    public void scanAll(int space, int segment, int totalSegments, Address after, EntryVisitor visitor) {
        int ticket = gate.enter();
        try {
            reads.scanAll(space, segment, totalSegments, after, visitor);
        } finally {
            gate.leave(ticket);
        }
    }
}
