package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;

/** Handles an event that is an object. */
@FunctionalInterface
interface EventFunction {
    /**
     * Handles it, and gives the answer, or null.
     *
     * @throws IOException for a checked exception of the handler, as its cause
     */
    Object apply(Object event, Context context) throws IOException;
}
