package dev.lodestone.streams.mapping.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.mapping.batch.TumblingWindow;
import dev.lodestone.streams.mapping.batch.WindowState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    @Test
    void whatIsWrittenIsRead() {
        byte[] state = "{\"ü\":\"\\u0000\"}".getBytes(StandardCharsets.UTF_8);
        Checkpoint written = new Checkpoint(
                "shardId-1",
                Long.MAX_VALUE - 1,
                List.of(new LaneMarks(List.of(1L, 2L)), new LaneMarks(List.of(3L, 4L, 5L))),
                new WindowState(new TumblingWindow(60_000, 120_000), state, true),
                true);
        Checkpoint read = Checkpoint.decode(written.encode());
        assertEquals(written.shardId(), read.shardId());
        assertEquals(written.position(), read.position());
        assertEquals(written.lanes(), read.lanes());
        assertEquals(written.window().window(), read.window().window());
        assertArrayEquals(state, read.window().state());
        assertTrue(read.window().isTerminatedEarly());
        assertTrue(read.isEnd());
        assertNull(Checkpoint.decode(Checkpoint.start("s", 7).encode()).window());
        assertThrows(IllegalStateException.class, () -> Checkpoint.decode("[]".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void marksOfAsManyLanesAreJoined() {
        LaneMarks now = new LaneMarks(List.of(5L, 9L));
        List<LaneMarks> joined = LaneMarks.add(now, List.of(new LaneMarks(List.of(7L, 3L))), 4);
        assertEquals(List.of(new LaneMarks(List.of(7L, 9L))), joined);
    }

    @Test
    void marksThatTheCheckpointHasReachedAreForgotten() {
        LaneMarks now = new LaneMarks(List.of(5L));
        LaneMarks before = new LaneMarks(List.of(6L, 8L));
        assertEquals(List.of(before), LaneMarks.add(now, List.of(before), 5));
        assertEquals(List.of(), LaneMarks.add(now, List.of(before), 8));
    }

    @Test
    void aRecordIsDoneIfAnyMarkSaysSo() {
        Checkpoint checkpoint = new Checkpoint(
                "s", 4, List.of(new LaneMarks(List.of(5L, 9L)), new LaneMarks(List.of(6L, 4L, 4L))), null, false);
        assertTrue(checkpoint.covers(9, 1));
        assertTrue(checkpoint.covers(6, 0));
        assertTrue(checkpoint.covers(8, -1));
        assertFalse(checkpoint.covers(10, 1));
        assertFalse(checkpoint.covers(7, 0));
    }
}
