package dev.lodestone.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {

    private static final String WITH_LENGTH =
            "HTTP/1.1 200 OK\r\nServer: x\r\ncontent-LENGTH: 5\r\nDate: today\r\n\r\nhello";
    private static final String IN_CHUNKS =
            "HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\nC;x=y\r\nlo, all of y\r\n0\r\n\r\n";

    private final ResponseReader reader = new ResponseReader();

    @Test
    void readsABodyOfGivenLength() throws Exception {
        assertTrue(reader.accept(bytes(WITH_LENGTH)));
        assertEquals(200, reader.status());
        assertEquals("hello", reader.body());
    }

    @Test
    void readsABodyInChunks() throws Exception {
        assertTrue(reader.accept(bytes(IN_CHUNKS)));
        assertEquals(400, reader.status());
        assertEquals("hello, all of y", reader.body());
    }

    @Test
    void readsByteByByteAndAgainAfterReset() throws Exception {
        for (String response : new String[] {WITH_LENGTH, IN_CHUNKS, WITH_LENGTH}) {
            reader.reset();
            for (int i = 0; i < response.length() - 1; i++) {
                assertFalse(reader.accept(bytes(response.substring(i, i + 1))), "complete at " + i);
            }
            assertTrue(reader.accept(bytes(response.substring(response.length() - 1))));
        }
        assertEquals("hello", reader.body());
    }

    @Test
    void growsForLongBodies() throws Exception {
        String body = "x".repeat(100_000);
        assertTrue(reader.accept(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body)));
        assertEquals(body, reader.body());
    }

    @Test
    void refusesWhatIsNoResponse() {
        assertThrows(MalformedResponseException.class, () -> reader.accept(bytes("hello, this is SMTP\r\n")));
    }

    @Test
    void refusesAResponseWithoutLength() {
        assertThrows(MalformedResponseException.class, () -> reader.accept(bytes("HTTP/1.1 200 OK\r\n\r\n")));
    }

    @Test
    void refusesBytesAfterTheEnd() {
        assertThrows(MalformedResponseException.class, () -> reader.accept(bytes(WITH_LENGTH + "!")));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
