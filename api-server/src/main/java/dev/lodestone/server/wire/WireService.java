package dev.lodestone.server.wire;

/** Answers requests of the JSON protocol, whatever brought them. Thread-safe. */
public interface WireService {
    /**
     * Whether the operation does little enough work, and never waits for the disk, so that an event loop may answer it.
     * Other requests belong on a worker thread.
     *
     * @param target the {@code X-Amz-Target} header, or null
     */
    boolean isBrief(String target);

    /** Answers one request, with {@link WireResponse#LOST} at worst. It never throws: what goes wrong is an answer too. */
    WireResponse answer(WireRequest request);
}
