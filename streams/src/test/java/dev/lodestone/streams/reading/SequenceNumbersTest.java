package dev.lodestone.streams.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.error.DynamoDbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 100000000000000000000",
        "7, 100000000000000000007",
        "1234567890, 100000000001234567890",
        "9223372036854775807, 109223372036854775807"
    })
    void positionsAreThere(long position, String sequenceNumber) {
        assertEquals(sequenceNumber, SequenceNumbers.of(position));
        assertEquals(position, SequenceNumbers.position(sequenceNumber));
        assertEquals(position, SequenceNumbers.position("0000" + sequenceNumber));
    }

    @Test
    void otherNumbersAreBelowOrAboveAll() {
        assertEquals(SequenceNumbers.BELOW_ALL, SequenceNumbers.position("099999999999999999999"));
        assertEquals(SequenceNumbers.ABOVE_ALL, SequenceNumbers.position("109223372036854775808"));
        assertEquals(SequenceNumbers.ABOVE_ALL, SequenceNumbers.position("9".repeat(40)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-10000000000000000000", "10000000000000000000x", "1000000000 0000000000", "\u0661\u0660"})
    void textIsRefused(String text) {
        assertThrows(DynamoDbException.class, () -> SequenceNumbers.position(text));
    }
}
