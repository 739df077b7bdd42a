package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.schema.StreamViewType;

/** Whether a table has a stream and what it shows, as a request gives it; members that were not given are null. */
public record StreamSpecification(Boolean streamEnabled, String streamViewType) {
    /** Adds the declared constraints; none for null. */
    static void constrain(String path, StreamSpecification stream, Constraints constraints) {
        if (stream != null) {
            constraints
                    .required(path + ".streamEnabled", stream.streamEnabled)
                    .oneOf(path + ".streamViewType", stream.streamViewType, AllowedValues.STREAM_VIEW_TYPE);
        }
    }

    /** Checks, for a table about to be created, that a view type is given with a stream and only then. */
    void checkForNewTable() {
        if (streamEnabled && streamViewType == null) {
            throw invalidParameters("Table is being created with a stream enabled," + " UpdateViewType is required");
        }
        if (!streamEnabled && streamViewType != null) {
            throw invalidParameters(
                    "Table is being created with a stream disabled," + " UpdateViewType should not be specified");
        }
    }

    /** Checks, for a table that exists, that there is something to change and that it is told completely. */
    void checkForUpdate(boolean enabledBefore, String tableName) {
        if (streamEnabled && streamViewType == null) {
            throw invalidParameters("If stream is being enabled then UpdateViewType is required");
        }
        if (!streamEnabled && streamViewType != null) {
            throw invalidParameters("If stream is being disabled, then" + " UpdateViewType must not be specified");
        }
        if (streamEnabled && enabledBefore) {
            throw validation("Table already has an enabled stream: TableName: " + tableName);
        }
        if (!streamEnabled && !enabledBefore) {
            throw validation("Table has no stream to disable: TableName: " + tableName);
        }
    }

    /** The view type, or null for no stream. */
    StreamViewType declared() {
        return streamEnabled ? StreamViewType.valueOf(streamViewType) : null;
    }
}
