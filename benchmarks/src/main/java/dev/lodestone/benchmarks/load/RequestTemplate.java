package dev.lodestone.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A whole HTTP request as bytes, and the places of the digits that change from request to request. Immutable; each
 * connection patches a buffer of its own.
 */
final class RequestTemplate {

    /** Not a valid signature: emulators want the shape of one and do not check it. */
    private static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=lodestone/20260101/us-east-1/dynamodb/"
            + "aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=" + "0".repeat(64);

    private static final String TABLES = "DynamoDB_20120810.";
    private static final String STREAMS = "DynamoDBStreams_20120810.";
    private static final Set<String> STREAM_OPERATIONS = Set.of("DescribeStream", "GetShardIterator", "GetRecords");

    private final byte[] bytes;
    private final Place[] places;
    private final int itemsPerPartition;

    /** Where the digits of one part of one item stand. */
    private record Place(int position, KeyPart part, int ordinal) {}

    private RequestTemplate(byte[] bytes, List<Place> places, int itemsPerPartition) {
        this.bytes = bytes;
        this.places = places.toArray(Place[]::new);
        this.itemsPerPartition = itemsPerPartition;
    }

    /** Encodes a request; {@code body} may hold {@link KeyPart}s. */
    static RequestTemplate encode(Endpoint endpoint, String operation, String body, int itemsPerPartition) {
        StringBuilder digits = new StringBuilder(body.length() + 64);
        List<Place> inBody = new ArrayList<>();
        for (int i = 0; i < body.length(); i++) {
            KeyPart part = KeyPart.marked(body.charAt(i));
            if (part == null) {
                digits.append(body.charAt(i));
            } else {
                inBody.add(new Place(digits.length(), part, body.charAt(++i)));
                digits.append("0".repeat(KeyPart.DIGITS));
            }
        }
        String head = head(endpoint, operation, digits.length());
        List<Place> places = new ArrayList<>();
        for (Place place : inBody) {
            places.add(new Place(head.length() + place.position, place.part, place.ordinal));
        }
        byte[] bytes = (head + digits).getBytes(StandardCharsets.US_ASCII);
        return new RequestTemplate(bytes, places, itemsPerPartition);
    }

    private static String head(Endpoint endpoint, String operation, int contentLength) {
        return "POST / HTTP/1.1\r\n"
                + "Host: " + endpoint.authority() + "\r\n"
                + "Content-Type: application/x-amz-json-1.0\r\n"
                + "X-Amz-Target: " + (STREAM_OPERATIONS.contains(operation) ? STREAMS : TABLES) + operation + "\r\n"
                + "X-Amz-Date: 20260101T000000Z\r\n"
                + "Authorization: " + AUTHORIZATION + "\r\n"
                + "Content-Length: " + contentLength + "\r\n\r\n";
    }

    /** A buffer outside the heap, which a socket writes without copying it first. */
    ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Writes the digits of the items with these numbers into a buffer that holds this request. */
    void patch(ByteBuffer request, int[] itemNumbers, int owner) {
        for (Place place : places) {
            int itemNumber = itemNumbers[place.ordinal];
            int value = switch (place.part) {
                case PARTITION -> itemNumber / itemsPerPartition;
                case SORT -> itemNumber % itemsPerPartition;
                case OWNER -> owner;
            };
            putDigits(request, place.position, value);
        }
    }

    private static void putDigits(ByteBuffer request, int position, int value) {
        int rest = value;
        for (int i = position + KeyPart.DIGITS - 1; i >= position; i--) {
            request.put(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
