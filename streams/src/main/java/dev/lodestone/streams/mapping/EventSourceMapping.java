package dev.lodestone.streams.mapping;

import dev.lodestone.store.catalog.RequestScope;
import java.util.Map;

/**
 * A mapping: the records of a stream go to a function. Immutable.
 *
 * @param uuid its name
 * @param namespace separates tables of equal names, as in {@link RequestScope}
 * @param eventSourceArn the stream
 * @param functionArn the function, with a version or alias where one was asked for
 * @param startingPosition where it began
 * @param startAfter the position in the log of the store after which it began, of shards without a checkpoint
 * @param state what it is doing
 * @param stateTransitionReason why it is doing so
 * @param lastProcessingResult how the latest call ended
 * @param lastModifiedMillis when settings or state changed last, in milliseconds since the epoch
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html">EventSourceMappingConfiguration</a>
 */
public record EventSourceMapping(
        String uuid,
        String namespace,
        String eventSourceArn,
        String functionArn,
        StartingPosition startingPosition,
        long startAfter,
        MappingSettings settings,
        Map<String, String> tags,
        MappingState state,
        String stateTransitionReason,
        String lastProcessingResult,
        long lastModifiedMillis) {
    /** The reason of every change that was asked for. */
    public static final String USER_ACTION = "User action";

    /** The result before the first call. */
    public static final String NOTHING_PROCESSED = "No records processed";

    public EventSourceMapping {
        tags = Map.copyOf(tags);
    }

    /** Whose stream it is. */
    public RequestScope scope() {
        return StreamScope.of(namespace, eventSourceArn);
    }

    /** Its own ARN, in the function's region and account. */
    public String arn() {
        String[] function = functionArn.split(":", 6);
        return "arn:aws:lambda:" + function[3] + ":" + function[4] + ":event-source-mapping:" + uuid;
    }

    public EventSourceMapping withState(MappingState newState, long nowMillis) {
        return new EventSourceMapping(
                uuid,
                namespace,
                eventSourceArn,
                functionArn,
                startingPosition,
                startAfter,
                settings,
                tags,
                newState,
                USER_ACTION,
                lastProcessingResult,
                nowMillis);
    }

    /** The mapping with other settings, and perhaps another function. */
    public EventSourceMapping updated(String newFunctionArn, MappingSettings newSettings) {
        return new EventSourceMapping(
                uuid,
                namespace,
                eventSourceArn,
                newFunctionArn,
                startingPosition,
                startAfter,
                newSettings,
                tags,
                state,
                stateTransitionReason,
                lastProcessingResult,
                lastModifiedMillis);
    }

    public EventSourceMapping withTags(Map<String, String> newTags) {
        return new EventSourceMapping(
                uuid,
                namespace,
                eventSourceArn,
                functionArn,
                startingPosition,
                startAfter,
                settings,
                newTags,
                state,
                stateTransitionReason,
                lastProcessingResult,
                lastModifiedMillis);
    }

    public EventSourceMapping withLastResult(String result) {
        return new EventSourceMapping(
                uuid,
                namespace,
                eventSourceArn,
                functionArn,
                startingPosition,
                startAfter,
                settings,
                tags,
                state,
                stateTransitionReason,
                result,
                lastModifiedMillis);
    }
}
