package dev.lodestone.server.mutation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wire as a target for the fuzzer: whatever the body of a request, the store answers or refuses it and never fails.
 * Each request meets a store of its own, in memory, with the tables of {@link ExampleRequests}; the stream has a closed shard
 * and an open one, with a record in each.
 *
 * <p>No fuzzer guesses the seal of a shard iterator. So {@code ITERATOR(0,1,2)} stands for one that the store has given out:
 * of shard 0, after position 1, 2 milliseconds ago.
 */
public final class RequestFuzz {
    private static final Pattern ITERATOR = Pattern.compile("ITERATOR\\((\\d{1,9}),(\\d{1,18}),(-?\\d{1,18})\\)");
    private static final String IN_OPEN_SHARD =
            "{\"TableName\":\"indexed\",\"Item\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"1\"},\"lsk\":{\"S\":\"m\"}}}";

    private RequestFuzz() {}

    /** What the fuzzer calls; the input is the name of an operation, a line break, and the body. */
    public static void fuzzerTestOneInput(byte[] input) {
        int lineBreak = 0;
        while (lineBreak < input.length && input[lineBreak] != '\n') {
            lineBreak++;
        }
        if (lineBreak == input.length) {
            return;
        }
        String operation = new String(input, 0, lineBreak, StandardCharsets.ISO_8859_1);
        byte[] body = Arrays.copyOfRange(input, lineBreak + 1, input.length);
        try (StoreUnderTest store = new StoreUnderTest()) {
            store.rollShards();
            store.send("PutItem", IN_OPEN_SHARD);
            StoreUnderTest.Reply reply = store.send(operation, withIterators(body, store));
            if (reply.status() != 200 && reply.status() != 400) {
                throw new AssertionError(operation + " was answered with " + reply);
            }
            if (!reply.body().isEmpty()) {
                Json.parse(reply.body());
            }
        }
    }

    private static byte[] withIterators(byte[] body, StoreUnderTest store) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return ITERATOR.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(store.shardIterator(
                        Integer.parseInt(match.group(1)),
                        Long.parseLong(match.group(2)),
                        Long.parseLong(match.group(3)))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
