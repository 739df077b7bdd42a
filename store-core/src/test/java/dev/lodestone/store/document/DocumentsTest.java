package dev.lodestone.store.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.engine.rocksdb.RocksDbEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What modules above the store keep in it is kept. */
class DocumentsTest {
    private static byte[] value(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<String> texts(Documents documents, String kind) {
        return documents.all(kind).stream()
                .map(bytes -> new String(bytes, UTF_8))
                .toList();
    }

    @Test
    void putReplacesAndDeleteRemovesOneValueOfOneKind() {
        try (StorageEngine engine = new MemoryEngine()) {
            Documents documents = new Documents(engine);
            documents.put("color", "b", value("blue"));
            documents.put("color", "a", value("amber"));
            documents.put("colors", "a", value("of another kind"));
            documents.put("color", "b", value("black"));
            assertEquals(List.of("amber", "black"), texts(documents, "color"));
            assertEquals("of another kind", new String(documents.get("colors", "a"), UTF_8));

            documents.delete("color", "a");
            documents.delete("color", "never there");
            assertNull(documents.get("color", "a"));
            assertEquals(List.of("black"), texts(documents, "color"));
            assertEquals(List.of("of another kind"), texts(documents, "colors"));
            assertEquals(List.of(), texts(documents, "none"));
        }
    }

    @Test
    void valuesOutliveTheProcessThatPutThem(@TempDir Path directory) {
        try (StorageEngine engine = RocksDbEngine.open(directory, Durability.BUFFERED)) {
            new Documents(engine).put("kind", "näme", value("kept"));
        }
        try (StorageEngine engine = RocksDbEngine.open(directory, Durability.BUFFERED)) {
            assertEquals("kept", new String(new Documents(engine).get("kind", "näme"), UTF_8));
        }
    }
}
