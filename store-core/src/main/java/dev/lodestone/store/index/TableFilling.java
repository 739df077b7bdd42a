package dev.lodestone.store.index;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;

/** What a {@link TableBackfill} fills from the items of one table. */
public interface TableFilling {
    /** The handle of the table with which the filling was begun. */
    Table table();

    /** What is filled, in words for a log. */
    String description();

    /** Whether the table, as it is now, still asks for this. */
    boolean isWanted(Table latest);

    /**
     * Adds what an item calls for, unless it is there. It must look at the item again, which may have changed since.
     *
     * @param address of the item
     * @param seen the item as it was seen
     * @param latest the handle that was wanted
     * @return whether that handle was not superseded; if it was, nothing has happened
     */
    boolean add(Address address, EncodedItem seen, Table latest);

    /** Called once every item has been seen. */
    void finish(Table latest);
}
