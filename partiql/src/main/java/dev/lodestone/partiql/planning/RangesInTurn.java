package dev.lodestone.partiql.planning;

import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.read.EntrySource;
import dev.lodestone.store.read.QueryRange;
import java.util.List;

/** The entries of one range after those of the other. */
record RangesInTurn(int space, List<QueryRange> ranges) implements EntrySource {
    @Override
    public void visit(Reader reader, EntryVisitor visitor) {
        UntilEnough untilEnough = new UntilEnough(visitor);
        for (int at = 0; at < ranges.size() && !untilEnough.enough; at++) {
            reader.scan(space, ranges.get(at).partition(), ranges.get(at).range(), untilEnough);
        }
    }

    /** Remembers whether the visitor has enough. Used by one thread. */
    private static final class UntilEnough implements EntryVisitor {
        private final EntryVisitor visitor;
        private boolean enough;

        UntilEnough(EntryVisitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public boolean visit(byte[] value) {
            enough = !visitor.visit(value);
            return !enough;
        }
    }
}
