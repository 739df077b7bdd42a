package dev.lodestone.server.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ItemJsonTest {
    private static final int ITEMS = 5000;

    @Test
    void whatIsWrittenReadsBackAsTheSameItem() {
        RandomItems items = new RandomItems(1);
        for (int i = 0; i < ITEMS; i++) {
            Item item = items.next();
            assertEquals(item, read(written(item)));
        }
    }

    @Test
    void theStoredFormIsWrittenAsTheTreeIs() {
        RandomItems items = new RandomItems(2);
        for (int i = 0; i < ITEMS; i++) {
            Item item = items.next();
            assertEquals(written(item), written(EncodedItem.encode(item)));
        }
    }

    @Test
    void theTextIsThatOfAJsonLibrary() throws IOException {
        RandomItems items = new RandomItems(3);
        for (int i = 0; i < ITEMS; i++) {
            String written = written(items.next());
            assertEquals(rewritten(written), written);
        }
    }

    private static String written(ItemView item) {
        ResponseWriter out = new ResponseWriter();
        out.startObject();
        out.item("Item", item);
        out.endObject();
        BodyBuffer body = out.finish();
        return new String(body.array(), 0, body.size(), StandardCharsets.UTF_8);
    }

    private static Item read(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (RequestReader in = new RequestReader(body, 0, body.length)) {
            assertEquals("Item", in.nextName());
            Item item = AttributeValueReader.item(in).orThrow();
            in.nextName();
            in.end();
            return item;
        }
    }

    private static String rewritten(String json) throws IOException {
        JsonFactory factory = new JsonFactory();
        StringWriter text = new StringWriter();
        try (JsonParser parser = factory.createParser(json);
                JsonGenerator generator = factory.createGenerator(text)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
        return text.toString();
    }
}
