package dev.lodestone.store.read;

import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.Reader;

/** The entries that a page is made of, in their order. */
@FunctionalInterface
public interface EntrySource {
    /** Visits the entries until the visitor has enough. */
    void visit(Reader reader, EntryVisitor visitor);
}
