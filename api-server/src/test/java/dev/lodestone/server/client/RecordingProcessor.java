package dev.lodestone.server.client;

import com.amazonaws.services.dynamodbv2.streamsadapter.adapter.DynamoDBStreamsClientRecord;
import com.amazonaws.services.dynamodbv2.streamsadapter.model.DynamoDBStreamsProcessRecordsInput;
import com.amazonaws.services.dynamodbv2.streamsadapter.processor.DynamoDBStreamsShardRecordProcessor;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;

/** A consumer of one shard that hands on what it gets, and checkpoints it at once. */
final class RecordingProcessor implements DynamoDBStreamsShardRecordProcessor {
    private final String worker;
    private final Deliveries deliveries;
    private String shard;

    RecordingProcessor(String worker, Deliveries deliveries) {
        this.worker = worker;
        this.deliveries = deliveries;
    }

    @Override
    public void initialize(InitializationInput input) {
        shard = input.shardId();
        deliveries.started(shard);
    }

    @Override
    public void processRecords(DynamoDBStreamsProcessRecordsInput input) {
        List<Record> records = input.records().stream()
                .map(DynamoDBStreamsClientRecord::getRecord)
                .toList();
        deliveries.received(worker, shard, records);
        if (!records.isEmpty() && checkpoint(input.checkpointer())) {
            Record last = records.get(records.size() - 1);
            deliveries.checkpointed(shard, last.dynamodb().sequenceNumber());
        }
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        if (checkpoint(input.checkpointer())) {
            deliveries.ended(shard);
        }
    }

    /** Says whether there is a checkpoint now; without its lease a processor can make none, and another one goes on. */
    private static boolean checkpoint(RecordProcessorCheckpointer checkpointer) {
        try {
            checkpointer.checkpoint();
            return true;
        } catch (ShutdownException e) {
            return false;
        } catch (InvalidStateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void leaseLost(LeaseLostInput input) {}

    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {}
}
