package dev.lodestone.store.operation;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.error.DynamoDbException;

/** One operation of the API: checks a request and carries it out. Thread-safe. */
public interface Operation<Q extends Request<R>, R> {
    ApiOperation name();

    /**
     * Carries out a request.
     *
     * @throws DynamoDbException where the service refuses the request; nothing has changed then
     */
    R execute(Q request, RequestScope scope);
}
