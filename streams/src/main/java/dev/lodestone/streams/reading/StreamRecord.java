package dev.lodestone.streams.reading;

import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.ChangeRecord;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.write.ChangeOrigin;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of a stream with all that its readers are told. Immutable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html">Record</a>
 */
public record StreamRecord(
        String eventId, String awsRegion, StreamViewType viewType, String sequenceNumber, ChangeRecord change) {
    public static final String EVENT_VERSION = "1.1";
    public static final String EVENT_SOURCE = "aws:dynamodb";

    /** Who deletes expired items, as their records name it. */
    public static final String EXPIRY_PRINCIPAL = "dynamodb.amazonaws.com";

    /** What kind of principal that is. */
    public static final String EXPIRY_PRINCIPAL_TYPE = "Service";

    private static final int MILLIS = 1000;

    /** The records that tell changes of a stream. */
    public static List<StreamRecord> of(Stream stream, List<ChangeRecord> changes) {
        EventIds ids = new EventIds(stream);
        List<StreamRecord> records = new ArrayList<>(changes.size());
        for (ChangeRecord change : changes) {
            records.add(new StreamRecord(
                    ids.of(change.position()),
                    stream.scope().region(),
                    stream.viewType(),
                    SequenceNumbers.of(change.position()),
                    change));
        }
        return records;
    }

    /** When the change was made, in whole seconds since the epoch. */
    public long approximateCreationSeconds() {
        return Math.floorDiv(change.timeMillis(), MILLIS);
    }

    /** Whether the item was deleted because it had expired. */
    public boolean isExpiry() {
        return change.origin() == ChangeOrigin.TIME_TO_LIVE;
    }
}
