package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader of a whole stream, shard by shard, each from its oldest record to its end, and then all over again. What counts
 * are the records. A reading that does not find all of them is an error.
 */
final class StreamReading implements Exchange {

    private static final String BEFORE_ARN = "\"LatestStreamArn\":\"";
    private static final String BEFORE_SHARD = "\"ShardId\":\"";
    private static final String BEFORE_ITERATOR = "\"ShardIterator\":\"";
    private static final String BEFORE_NEXT_ITERATOR = "\"NextShardIterator\":\"";
    private static final String IN_EACH_RECORD = "\"eventID\"";

    private final Endpoint endpoint;
    private final String streamArn;
    private final List<String> shards;
    private final int recordsOfAll;

    private int shard;
    /** Where to read on in the shard, or null where its reading begins. */
    private String iterator;

    private long recordsRead;
    private int counted;
    private boolean waits;
    private boolean failed;

    private StreamReading(Endpoint endpoint, String streamArn, List<String> shards, int recordsOfAll) {
        this.endpoint = endpoint;
        this.streamArn = streamArn;
        this.shards = shards;
        this.recordsOfAll = recordsOfAll;
    }

    /** A reader of the feed's stream, which has at most as many shards as one description holds. */
    static StreamReading of(Endpoint endpoint, Feed feed) throws IOException {
        try (WireClient client = new WireClient(endpoint)) {
            String table = client.callOrThrow("DescribeTable", "{\"TableName\":\"" + feed.table() + "\"}");
            String arn = textAfter(BEFORE_ARN, table, 0);
            if (arn == null) {
                throw new IOException("The table has no stream: " + table);
            }
            String stream = client.callOrThrow("DescribeStream", "{\"StreamArn\":\"" + arn + "\"}");
            List<String> shards = new ArrayList<>();
            for (int at = stream.indexOf(BEFORE_SHARD); at >= 0; at = stream.indexOf(BEFORE_SHARD, at + 1)) {
                shards.add(textAfter(BEFORE_SHARD, stream, at));
            }
            if (shards.isEmpty()) {
                throw new IOException("The stream has no shards: " + stream);
            }
            return new StreamReading(endpoint, arn, shards, feed.records());
        }
    }

    @Override
    public ByteBuffer next() {
        if (waits) {
            // The request before was not answered rightly: the reading begins anew.
            failed = true;
            iterator = null;
        }
        waits = true;
        return iterator == null
                ? request(
                        "GetShardIterator",
                        "{\"StreamArn\":\"" + streamArn + "\",\"ShardId\":\"" + shards.get(shard)
                                + "\",\"ShardIteratorType\":\"TRIM_HORIZON\"}")
                : request("GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}");
    }

    private ByteBuffer request(String operation, String body) {
        return RequestTemplate.encode(endpoint, operation, body, 1).buffer();
    }

    @Override
    public String take(ResponseReader answer) {
        waits = false;
        counted = 0;
        String body = answer.body();
        if (iterator != null) {
            return takeRecords(body);
        }
        iterator = textAfter(BEFORE_ITERATOR, body, 0);
        return iterator == null ? "an answer without an iterator: " + body : null;
    }

    private String takeRecords(String body) {
        for (int at = body.indexOf(IN_EACH_RECORD); at >= 0; at = body.indexOf(IN_EACH_RECORD, at + 1)) {
            counted++;
        }
        recordsRead += counted;
        iterator = textAfter(BEFORE_NEXT_ITERATOR, body, 0);
        return iterator == null || counted == 0 ? endShard() : null;
    }

    /** Goes on to the next shard; after the last one tells whether all records were found. */
    private String endShard() {
        iterator = null;
        shard = (shard + 1) % shards.size();
        if (shard > 0) {
            return null;
        }
        long found = recordsRead;
        boolean complete = failed || found == recordsOfAll;
        recordsRead = 0;
        failed = false;
        return complete ? null : "a reading of " + found + " records, where there are " + recordsOfAll;
    }

    @Override
    public int counted() {
        return counted;
    }

    private static String textAfter(String before, String text, int from) {
        int at = text.indexOf(before, from);
        return at < 0 ? null : text.substring(at + before.length(), text.indexOf('"', at + before.length()));
    }
}
