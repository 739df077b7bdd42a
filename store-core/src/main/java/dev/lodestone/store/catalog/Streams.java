package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.WriteBatch;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The streams that exist, those of past tables included. Only the catalogue changes them. Thread-safe. */
public final class Streams {
    private static final String BEFORE_LABEL = "/stream/";

    private final ConcurrentSkipListMap<StreamKey, Stream> streams = new ConcurrentSkipListMap<>();
    private final Map<Integer, StreamListeners> listeners = new ConcurrentHashMap<>();
    private volatile Runnable onChange = () -> {};

    /** The streams that the engine holds. */
    Streams(StorageEngine engine) {
        engine.scanAll(Spaces.STREAMS, 0, 1, null, value -> {
            Stream stream = StreamEntryCodec.decode(EncodedItem.of(value).decode());
            streams.put(stream.key(), stream);
            return true;
        });
    }

    /** Every stream of every scope. */
    public Collection<Stream> all() {
        return streams.values();
    }

    /** The streams of a scope in the order of their table's names, then their labels. */
    public Collection<Stream> of(RequestScope scope) {
        return between(new StreamKey(scope.namespace(), "", ""), new StreamKey(scope.namespace() + '\0', "", ""));
    }

    /** The streams of a scope whose table has, or had, this name, in the order of their labels. */
    public Collection<Stream> of(RequestScope scope, String tableName) {
        return between(
                new StreamKey(scope.namespace(), tableName, ""),
                new StreamKey(scope.namespace(), tableName + '\0', ""));
    }

    private Collection<Stream> between(StreamKey from, StreamKey to) {
        return streams.subMap(from, true, to, false).values();
    }

    /** The stream with this ARN, or null. */
    public Stream find(RequestScope scope, String arn) {
        int end = arn.lastIndexOf(BEFORE_LABEL);
        int start = arn.lastIndexOf('/', end - 1) + 1;
        if (end < 0 || start > end) {
            return null;
        }
        String label = arn.substring(end + BEFORE_LABEL.length());
        Stream stream = streams.get(new StreamKey(scope.namespace(), arn.substring(start, end), label));
        return stream != null && stream.arn().equals(arn) ? stream : null;
    }

    /** The stream as it is now, or null if it is gone. */
    public Stream latest(Stream known) {
        Stream stream = streams.get(known.key());
        return stream == null || stream.space() != known.space() ? null : stream;
    }

    /** Has somebody told of each stream that comes into being or changes; the latest listener is the only one. */
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Who wants to be told of a stream's changes. */
    public StreamListeners listeners(Stream stream) {
        return listeners.computeIfAbsent(stream.space(), space -> new StreamListeners());
    }

    /** The stream that the table has at present, or null. */
    Stream of(TableEntry table) {
        if (table.definition().streamViewType() == null) {
            return null;
        }
        Stream stream = streams.get(new StreamKey(
                table.state().scope().namespace(),
                table.definition().name(),
                table.state().streamLabel()));
        return stream != null && stream.tableId().equals(table.state().id()) ? stream : null;
    }

    /** A label that no stream of a table with this name has, for one that is enabled at this moment. */
    String newLabel(RequestScope scope, String tableName, long nowMillis) {
        long moment = nowMillis;
        while (streams.containsKey(new StreamKey(scope.namespace(), tableName, StreamLabels.at(moment)))) {
            moment++;
        }
        return StreamLabels.at(moment);
    }

    /** Stores a stream's entry; it is to be published once that is committed. */
    static void store(Stream stream, WriteBatch batch) {
        batch.put(
                stream.key().address(),
                EncodedItem.encode(StreamEntryCodec.encode(stream)).bytes());
    }

    void publish(Stream stream) {
        streams.put(stream.key(), stream);
        listeners(stream).tell();
        onChange.run();
    }

    void remove(Stream stream) {
        streams.remove(stream.key());
        StreamListeners left = listeners.remove(stream.space());
        if (left != null) {
            left.tell();
        }
    }
}
