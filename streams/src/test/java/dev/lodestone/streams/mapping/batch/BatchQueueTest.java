package dev.lodestone.streams.mapping.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
    private static PendingRecord record(long position, long millis, int length) {
        return new PendingRecord(position, millis, 0, "1".repeat(length).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aBatchIsFullByCount() {
        BatchQueue queue = new BatchQueue(new BatchLimits(2, 1_000, 0));
        queue.add(record(1, 0, 1));
        assertFalse(queue.isFull());
        queue.add(record(2, 0, 1));
        assertTrue(queue.isFull());
        queue.add(record(3, 0, 1));
        assertEquals(2, queue.take().size());
        assertFalse(queue.isFull());
        assertEquals(1, queue.take().size());
        assertTrue(queue.isEmpty());
    }

    @Test
    void aBatchIsFullWhenTheNextRecordDoesNotFit() {
        BatchQueue queue = new BatchQueue(new BatchLimits(100, 10, 0));
        queue.add(record(1, 0, 4));
        queue.add(record(2, 0, 4));
        assertFalse(queue.isFull());
        queue.add(record(3, 0, 1));
        assertTrue(queue.isFull());
        queue.add(record(4, 0, 1));
        assertEquals(2, queue.take().size());
        assertEquals(2, queue.take().size());
    }

    @Test
    void aRecordThatFitsNowhereGoesAlone() {
        BatchQueue queue = new BatchQueue(new BatchLimits(100, 10, 0));
        queue.add(record(1, 0, 100));
        queue.add(record(2, 0, 1));
        assertEquals(1, queue.take().size());
        assertEquals(1, queue.take().size());
    }

    @Test
    void aBatchHasRecordsOfOneWindow() {
        BatchQueue queue = new BatchQueue(new BatchLimits(100, 1_000, 10));
        for (long millis : List.of(0L, 9L, 10L, 5L, 25L)) {
            queue.add(record(millis, millis, 1));
        }
        assertTrue(queue.isFull());
        List<Integer> sizes = new ArrayList<>();
        while (!queue.isEmpty()) {
            sizes.add(queue.take().size());
        }
        assertEquals(List.of(2, 1, 1, 1), sizes);
    }

    @Test
    void nothingIsLostOrOvertaken() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            BatchLimits limits = new BatchLimits(1 + random.nextInt(5), 1 + random.nextInt(40), random.nextInt(2) * 7L);
            BatchQueue queue = new BatchQueue(limits);
            List<Long> taken = new ArrayList<>();
            int added = 0;
            while (added < 100 || !queue.isEmpty()) {
                if (added < 100 && random.nextBoolean()) {
                    queue.add(record(added, added / 3, random.nextInt(20)));
                    added++;
                } else if (!queue.isEmpty()) {
                    Batch batch = queue.take();
                    assertTrue(batch.size() <= limits.records());
                    batch.records().forEach(record -> taken.add(record.position()));
                }
            }
            assertEquals(0, queue.bytes());
            for (int i = 0; i < 100; i++) {
                assertEquals(i, taken.get(i));
            }
        }
    }
}
