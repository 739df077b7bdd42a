package dev.lodestone.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.checkpoint.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static void put(Lodestone lodestone, String id) {
        lodestone
                .dynamoDbClient()
                .putItem(request -> request.tableName(Orders.TABLE).item(Orders.item(id)));
    }

    private static int count(Lodestone lodestone) {
        return lodestone
                .dynamoDbClient()
                .scan(request -> request.tableName(Orders.TABLE))
                .count();
    }

    @Test
    void goesBackInMemoryAndOnDisk(@TempDir Path directory) {
        for (Lodestone opened : List.of(Lodestone.inMemory(), Lodestone.open(directory))) {
            try (Lodestone lodestone = opened) {
                Orders.createTable(lodestone.dynamoDbClient());
                put(lodestone, "o-1");
                Checkpoint one = lodestone.checkpoint();
                put(lodestone, "o-2");
                Checkpoint two = lodestone.checkpoint("two orders");
                put(lodestone, "o-3");
                lodestone.clock().advance(Duration.ofDays(1));

                lodestone.rewindTo(one);
                assertEquals(1, count(lodestone));
                assertEquals(Duration.ZERO, lodestone.clock().offset());
                lodestone.rewindTo("two orders");
                assertEquals(2, count(lodestone));
                assertEquals(List.of(one, two), lodestone.checkpoints());

                lodestone.drop(one);
                assertThrows(IllegalArgumentException.class, () -> lodestone.rewindTo(one));
                assertEquals(2, count(lodestone));
            }
        }
    }

    @Test
    void forksShareWhatWasThereBefore() {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            Orders.createTable(lodestone.dynamoDbClient());
            put(lodestone, "o-1");
            lodestone.clock().advance(Duration.ofDays(1));
            try (Lodestone fork = lodestone.fork()) {
                put(fork, "o-2");
                put(lodestone, "o-3");
                put(lodestone, "o-4");

                assertEquals(2, count(fork));
                assertEquals(3, count(lodestone));
                assertEquals(Duration.ofDays(1), fork.clock().offset());
            }
            assertEquals(3, count(lodestone));
        }
    }

    @Test
    void storesOnDiskCannotBeForked(@TempDir Path directory) {
        try (Lodestone lodestone = Lodestone.open(directory)) {
            assertThrows(IllegalStateException.class, lodestone::fork);
        }
    }
}
