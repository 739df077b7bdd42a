package dev.lodestone.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTemplateTest {

    private static final Endpoint ENDPOINT = new Endpoint("127.0.0.1", 8000);
    private static final DataSet DATA = new DataSet("load", 100, 10, 300, 100);

    @Test
    void patchesTheDigitsOfEachItem() {
        String body = "{" + KeyPart.PARTITION.of(0) + "," + KeyPart.SORT.of(0) + "," + KeyPart.PARTITION.of(1) + ","
                + KeyPart.OWNER.of(1) + "}";
        RequestTemplate template = RequestTemplate.encode(ENDPOINT, "PutItem", body, 10);
        ByteBuffer request = template.buffer();

        template.patch(request, new int[] {123, 12_345_670}, 42);

        String text = text(request);
        assertTrue(text.endsWith("\r\n\r\n{0000012,0000003,1234567,0000042}"), text);
        assertTrue(text.contains("\r\nContent-Length: 33\r\n"), text);
        assertTrue(text.contains("\r\nX-Amz-Target: DynamoDB_20120810.PutItem\r\n"), text);
        assertTrue(text.contains("\r\nHost: 127.0.0.1:8000\r\n"), text);
    }

    /** Requests of GetRecords follow from the answers before them. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GET_RECORDS")
    void encodesEveryOperationWithoutMarksLeft(LoadOperation operation) {
        RequestTemplate template = operation.template(ENDPOINT, DATA);
        ByteBuffer request = template.buffer();
        int[] itemNumbers = new int[operation.items()];
        new ItemChoice(3, 16, DATA.items()).choose(itemNumbers);

        template.patch(request, itemNumbers, 1);

        String text = text(request);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);
        assertTrue(body.chars().allMatch(c -> c >= ' '), body);
        assertTrue(text.contains("\r\nContent-Length: " + body.length() + "\r\n"), text);
    }

    @ParameterizedTest
    @EnumSource
    void choosesDifferentItemsOfTheConnectionsOwnShare(LoadOperation operation) {
        ItemChoice choice = new ItemChoice(2, 16, DATA.items());
        int[] itemNumbers = new int[operation.items()];
        for (int i = 0; i < 1000; i++) {
            choice.choose(itemNumbers);
            for (int n = 0; n < itemNumbers.length; n++) {
                assertTrue(itemNumbers[n] >= 125 && itemNumbers[n] < 187, "item " + itemNumbers[n]);
                for (int other = 0; other < n; other++) {
                    assertTrue(itemNumbers[n] != itemNumbers[other], "item " + itemNumbers[n] + " twice");
                }
            }
        }
    }

    @Test
    void addressesTheApiOfStreams() {
        String text =
                text(RequestTemplate.encode(ENDPOINT, "GetRecords", "{}", 1).buffer());
        assertTrue(text.contains("\r\nX-Amz-Target: DynamoDBStreams_20120810.GetRecords\r\n"), text);
    }

    @Test
    void drawsNumbersFromTheWholeRange() {
        ItemChoice choice = new ItemChoice(0, 1, 1000);
        int[] seen = new int[10];
        for (int i = 0; i < 1000; i++) {
            seen[choice.below(10)]++;
        }
        for (int count : seen) {
            assertTrue(count > 50, "a number that came " + count + " times of 1000");
        }
    }

    @Test
    void sizesItemsByTheRulesOfTheService() {
        String item = DATA.item(0);
        int payload = item.lastIndexOf('"') - item.lastIndexOf("\":\"") - 3;
        assertEquals(300 - 117, payload);
    }

    private static String text(ByteBuffer request) {
        return StandardCharsets.US_ASCII.decode(request.duplicate()).toString();
    }
}
