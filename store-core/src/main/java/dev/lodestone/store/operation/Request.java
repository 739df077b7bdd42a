package dev.lodestone.store.operation;

/**
 * A request to the store, as it was supplied: nothing in it has been checked yet, and members that were not given are
 * null. Immutable.
 *
 * @param <R> the response that it is answered with
 */
public interface Request<R> {
    ApiOperation operation();
}
