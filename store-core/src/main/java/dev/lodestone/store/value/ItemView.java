package dev.lodestone.store.value;

/** Attributes to be returned to a client: an {@link Item}, or one in its stored form. */
public interface ItemView {
    /** Hands every attribute to the sink: its name, then its value. */
    void emit(AttributeSink sink);

    /** Whether there is no attribute. */
    boolean isEmpty();

    /** The attributes as a tree. */
    Item toItem();
}
