package dev.lodestone.store.ttl;

import static dev.lodestone.store.ttl.ExpiringTable.NOW_SECONDS;
import static dev.lodestone.store.ttl.ExpiringTable.item;
import static dev.lodestone.store.ttl.ExpiringTable.key;
import static dev.lodestone.store.ttl.ExpiringTable.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is written and swept, the expiry index holds what a look at each item would give. */
class ExpiryIndexProperties {
    private static final int KEYS = 60;
    private static final int STEPS = 300;

    @Property(tries = 25)
    void theIndexAlwaysEqualsTheTableInMemory(@ForAll long seed) throws IOException {
        check(EngineChoice.MEMORY, seed);
    }

    @Property(tries = 8)
    void theIndexAlwaysEqualsTheTableOnDisk(@ForAll long seed) throws IOException {
        check(EngineChoice.ROCKSDB, seed);
    }

    private static void check(EngineChoice choice, long seed) throws IOException {
        Path directory = Files.createTempDirectory("expiry-properties");
        try (StorageEngine engine = choice.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine)) {
            Random random = new Random(seed);
            for (int step = 0; step < STEPS; step++) {
                take(expiring, random);
                if (step % 20 == 0 && expiring.table().expiryIndex() != null) {
                    expiring.assertIndexEqualsTable();
                }
            }
            if (expiring.table().expiryIndex() == null) {
                expiring.backfill.start(expiring.enable(ExpiringTable.ATTRIBUTE));
                expiring.awaitComplete();
            }
            expiring.assertIndexEqualsTable();
            checkSweep(expiring);
        } finally {
            delete(directory);
        }
    }

    private static void take(ExpiringTable expiring, Random random) {
        int id = random.nextInt(KEYS);
        String part = random.nextBoolean() ? "a" : "b\0c";
        switch (random.nextInt(20)) {
            case 0 -> expiring.sweeper.sweep();
            case 1 -> expiring.clock.addAndGet(random.nextInt(20_000) - 2_000);
            case 2 -> change(expiring, random);
            case 3, 4, 5, 6 -> expiring.delete(key(id, part));
            default -> expiring.put(item(id, part, value(random)));
        }
    }

    private static void change(ExpiringTable expiring, Random random) {
        if (random.nextInt(3) > 0) {
            return;
        }
        if (expiring.table().expiryIndex() == null) {
            expiring.backfill.start(expiring.enable(random.nextInt(4) == 0 ? "text" : ExpiringTable.ATTRIBUTE));
            expiring.awaitComplete();
        } else {
            int space = expiring.table().expiryIndex().space();
            expiring.disable();
            assertEquals(List.of(), expiring.entries(space));
        }
    }

    private static AttributeValue value(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> new AttributeValue.S(Long.toString(NOW_SECONDS));
            case 2 -> seconds("-1");
            case 3 -> seconds(random.nextInt(3));
            case 4 -> seconds(NOW_SECONDS + "." + random.nextInt(1_000));
            case 5 -> seconds("1E" + (random.nextInt(256) - 130));
            default -> seconds(NOW_SECONDS + random.nextInt(60) - 20);
        };
    }

    /** After a sweep exactly those items are left that have not expired, or have too long ago. */
    private static void checkSweep(ExpiringTable expiring) {
        boolean byAttribute = expiring.table().expiryIndex().attributeName().equals(ExpiringTable.ATTRIBUTE);
        expiring.clock.set((NOW_SECONDS + 10) * 1000);
        ExpiryWindow window = ExpiryWindow.at(expiring.clock.get(), 0);
        List<Item> expected = new ArrayList<>();
        for (Item item : expiring.items()) {
            double expires = byAttribute && item.get(ExpiringTable.ATTRIBUTE) instanceof AttributeValue.N number
                    ? number.value().toBigDecimal().doubleValue() * 1000
                    : Double.MAX_VALUE;
            if (expires < window.fromMillis() || expires >= window.untilMillis()) {
                expected.add(item);
            }
        }
        int before = expiring.items().size();
        assertEquals(before - expected.size(), expiring.sweeper.sweep());
        assertEquals(expected, expiring.items());
        expiring.assertIndexEqualsTable();
        assertEquals(0, expiring.sweeper.sweep());
        assertTrue(expiring.table().expiryIndex().earliest().millis() > window.untilMillis());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
