package dev.lodestone.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Creates and deletes a table, has streams of it begin and end, and changes its items in between; remembers what the server
 * acknowledged, so that each of the streams is known change by change. Used by one thread at a time.
 */
final class StreamSwitcher {
    private static final int ITEMS = 10;

    private final Random random;
    private final Map<String, Long> items = new HashMap<>();
    private final List<Told> streams = new ArrayList<>();

    private SwitchedTable table;
    private boolean exists;

    /** The stream that the table has, or null. */
    private Told current;

    /** What a request without an answer was about to do; it happened or not. */
    private Runnable inDoubt;

    private long number;

    /** A stream and what it is to tell. */
    private static final class Told {
        final String arn;
        final List<Change> changes = new ArrayList<>();
        boolean checked;

        Told(String arn) {
            this.arn = arn;
        }
    }

    /** An item that has got a number, or none any more. */
    private record Change(String id, Long number) {}

    StreamSwitcher(Random random) {
        this.random = random;
    }

    /** Works until the server does not answer any more. */
    void work(DynamoDbClient client, Fuse fuse) {
        table = new SwitchedTable(client);
        while (true) {
            try {
                step(fuse);
            } catch (SdkClientException e) {
                return;
            }
            inDoubt = null;
            fuse.acknowledged();
        }
    }

    private void step(Fuse fuse) {
        int choice = random.nextInt(30);
        if (exists && choice > 2) {
            changeItem(choice);
            return;
        }
        fuse.changing();
        if (!exists) {
            create(random.nextBoolean());
        } else if (choice == 0) {
            inDoubt = this::deleted;
            table.delete();
            deleted();
        } else if (current == null) {
            inDoubt = () -> begun(table.streamArn());
            begun(table.enable());
        } else {
            inDoubt = this::ended;
            table.disable();
            ended();
        }
    }

    private void create(boolean withStream) {
        inDoubt = () -> created(table.streamArn());
        created(table.create(withStream));
    }

    private void created(String arn) {
        exists = true;
        if (arn != null) {
            begun(arn);
        }
    }

    private void begun(String arn) {
        current = new Told(arn);
        streams.add(current);
    }

    private void ended() {
        current = null;
    }

    private void deleted() {
        ended();
        exists = false;
        items.clear();
    }

    private void changeItem(int choice) {
        String id = "i-" + random.nextInt(ITEMS);
        if (choice < 10) {
            inDoubt = () -> changed(id, null);
            table.delete(id);
            changed(id, null);
        } else {
            long next = ++number;
            inDoubt = () -> changed(id, next);
            table.put(id, next);
            changed(id, next);
        }
    }

    private void changed(String id, Long newNumber) {
        Long before = newNumber == null ? items.remove(id) : items.put(id, newNumber);
        boolean changes = newNumber != null || before != null;
        if (changes && current != null) {
            current.changes.add(new Change(id, newNumber));
            current.checked = false;
        }
    }

    boolean isInDoubt() {
        return inDoubt != null;
    }

    /**
     * Asserts that the table and its stream are as they were acknowledged, with or without what was in doubt, and that all
     * streams exist and tell what they should; those that ended and were found so before are left out unless asked for.
     */
    void check(DynamoDbClient client, DynamoDbStreamsClient reader, boolean all) {
        table = new SwitchedTable(client);
        if (inDoubt != null && !isAsAcknowledged()) {
            inDoubt.run();
        }
        inDoubt = null;
        assertEquals(exists, table.exists());
        assertEquals(current == null ? null : current.arn, table.streamArn());
        assertEquals(items, exists ? table.items() : Map.of());
        assertEquals(streams.stream().map(stream -> stream.arn).toList(), SwitchedTable.streamArns(reader));
        for (Told stream : streams) {
            if (all || stream == current || !stream.checked) {
                check(stream, reader);
            }
        }
    }

    private boolean isAsAcknowledged() {
        String arn = table.streamArn();
        boolean hasItsStream = current == null ? arn == null : current.arn.equals(arn);
        return exists == table.exists() && hasItsStream && (!exists || items.equals(table.items()));
    }

    private void check(Told stream, DynamoDbStreamsClient reader) {
        StreamReplay replay = StreamReplay.read(reader, stream.arn);
        assertEquals(stream == current ? StreamStatus.ENABLED : StreamStatus.DISABLED, replay.status());
        List<Change> changes = replay.records().stream()
                .map(record -> change(record.dynamodb()))
                .toList();
        assertEquals(stream.changes, changes, () -> "what " + stream.arn + " tells");
        stream.checked = stream != current;
    }

    private static Change change(StreamRecord change) {
        return new Change(
                change.keys().get("id").s(), change.hasNewImage() ? SwitchedTable.number(change.newImage()) : null);
    }

    int streamCount() {
        return streams.size();
    }
}
