package dev.lodestone.server.wire;

import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Request;

/** Turns the JSON of one operation into its request, and its response into JSON. Stateless. */
public interface OperationCodec<Q extends Request<R>, R> {
    ApiOperation operation();

    /** Reads the members of the request; the reader stands at the first of them. */
    Q read(RequestReader in);

    /** The same, for an operation that needs to know more than the body says. */
    default Q read(RequestReader in, WireRequest request) {
        return read(in);
    }

    /** Whether the API declares an output of the operation; without one, the body of the answer is empty. */
    default boolean hasOutput() {
        return true;
    }

    /** Writes the members of the response, between the braces that the caller writes. */
    void write(R response, ResponseWriter out);
}
