package dev.lodestone.testkit.junit;

import dev.lodestone.store.checkpoint.Checkpoint;
import dev.lodestone.store.fault.ActiveFault;
import dev.lodestone.testkit.Lodestone;
import java.util.HashSet;
import java.util.Set;

/**
 * The store of a test class, or of a nested class within it, and the state that each of its tests begins with: what the
 * set-up of the class has left when its first test begins. Thread-safe as far as tests that share a store are not run at the
 * same time.
 */
final class StoreScope {
    private final Lodestone lodestone;
    private final StoreScope outer;
    private final StorePer per;
    private Checkpoint start;

    /** The ids of the faults that the set-up has added; those of tests end with them. */
    private final Set<String> ownFaults = new HashSet<>();

    private StoreScope(Lodestone lodestone, StoreScope outer, StorePer per) {
        this.lodestone = lodestone;
        this.outer = outer;
        this.per = per;
    }

    /** The scope of a class that has a store of its own. */
    static StoreScope of(Lodestone lodestone, StorePer per) {
        return new StoreScope(lodestone, null, per);
    }

    /** The scope of a class that is nested in this one's, which has a copy where each test has, and else the same store. */
    StoreScope nested() {
        if (isPerMethod()) {
            return new StoreScope(lodestone.fork(), null, per);
        }
        begin();
        return new StoreScope(lodestone, this, per);
    }

    Lodestone lodestone() {
        return lodestone;
    }

    boolean isPerMethod() {
        return per == StorePer.METHOD;
    }

    /** Makes the store what tests begin with. */
    void begin() {
        if (!rewindIfBegun()) {
            start = lodestone.checkpoint();
            lodestone.faults().all().forEach(fault -> ownFaults.add(fault.id()));
        }
    }

    private boolean rewindIfBegun() {
        if (start == null) {
            return false;
        }
        lodestone.rewindTo(start);
        for (ActiveFault fault : lodestone.faults().all()) {
            if (!ownFaults.contains(fault.id())) {
                lodestone.faults().remove(fault.id());
            }
        }
        return true;
    }

    /** Ends with the class: the store is what it was for the class around, or closed. */
    void close() {
        if (outer == null) {
            lodestone.close();
            return;
        }
        outer.rewindIfBegun();
        if (start != null) {
            lodestone.drop(start);
        }
    }
}
