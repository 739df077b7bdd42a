package dev.lodestone.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.fault.ActiveFault;
import dev.lodestone.store.fault.Fault;
import dev.lodestone.store.fault.FaultKind;
import dev.lodestone.testkit.ClientKind.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What the SDK makes of each fault, with its own retries and by each of its ways to a store. */
@ParameterizedClass
@EnumSource(ClientKind.class)
class FaultTest {
    private final ClientKind kind;
    private Lodestone lodestone;
    private Calls calls;

    FaultTest(ClientKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        lodestone = Lodestone.inMemory();
        Orders.createTable(lodestone.dynamoDbClient());
        calls = kind.of(lodestone);
    }

    @AfterEach
    void close() {
        calls.close();
        lodestone.close();
    }

    private static PutItemRequest put(String id) {
        return PutItemRequest.builder()
                .tableName(Orders.TABLE)
                .item(Orders.item(id))
                .build();
    }

    private boolean isThere(String id) {
        return calls.get(GetItemRequest.builder()
                        .tableName(Orders.TABLE)
                        .key(Orders.item(id))
                        .consistentRead(true)
                        .build())
                .hasItem();
    }

    private static Class<? extends DynamoDbException> exception(FaultKind fault) {
        return switch (fault) {
            case PROVISIONED_THROUGHPUT_EXCEEDED -> ProvisionedThroughputExceededException.class;
            case THROTTLING -> ThrottlingException.class;
            case REQUEST_LIMIT_EXCEEDED -> RequestLimitExceededException.class;
            default -> InternalServerErrorException.class;
        };
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PROVISIONED_THROUGHPUT_EXCEEDED", "THROTTLING", "REQUEST_LIMIT_EXCEEDED", "INTERNAL_SERVER_ERROR"
            })
    void isRetriedUntilItIsOver(FaultKind fault) {
        ActiveFault twice = lodestone.faults().add(Fault.of(fault).on("PutItem").times(2));

        calls.put(put("o-1"));

        assertEquals(2, twice.met());
        assertEquals(3, twice.seen());
        assertTrue(isThere("o-1"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PROVISIONED_THROUGHPUT_EXCEEDED", "THROTTLING", "REQUEST_LIMIT_EXCEEDED", "INTERNAL_SERVER_ERROR"
            })
    void isThrownWhenItIsNotOver(FaultKind fault) {
        lodestone.faults().add(Fault.of(fault).on("PutItem"));

        DynamoDbException thrown = assertThrows(exception(fault), () -> calls.put(put("o-1")));

        assertEquals(3, thrown.numAttempts());
        assertFalse(isThere("o-1"));
    }

    @Test
    void connectionsThatAreDroppedAreTriedAnew() {
        ActiveFault once = lodestone
                .faults()
                .add(Fault.of(FaultKind.CONNECTION_DROPPED).on("UpdateItem").times(1));

        calls.update(count("o-1"));

        assertEquals(1, once.met());
        assertEquals("1", counted("o-1"));
        lodestone.faults().add(Fault.of(FaultKind.CONNECTION_DROPPED).on("UpdateItem"));
        assertThrows(SdkClientException.class, () -> calls.update(count("o-1")));
        assertEquals("1", counted("o-1"));
    }

    /** What nobody expects: the retry does it a second time. */
    @Test
    void requestsWhoseResponseIsLostAreCarriedOutTwice() {
        lodestone
                .faults()
                .add(Fault.of(FaultKind.RESPONSE_LOST).on("UpdateItem").times(1));

        calls.update(count("o-1"));

        assertEquals("2", counted("o-1"));
    }

    @Test
    void transactionsWhoseResponseIsLostAreCarriedOutOnce() {
        ActiveFault once = lodestone
                .faults()
                .add(Fault.of(FaultKind.RESPONSE_LOST).on("TransactWriteItems").times(1));
        UpdateItemRequest count = count("o-1");

        calls.transact(TransactWriteItemsRequest.builder()
                .transactItems(TransactWriteItem.builder()
                        .update(update -> update.tableName(count.tableName())
                                .key(count.key())
                                .updateExpression(count.updateExpression())
                                .expressionAttributeValues(count.expressionAttributeValues()))
                        .build())
                .build());

        assertEquals(2, once.seen());
        assertEquals("1", counted("o-1"));
    }

    private static UpdateItemRequest count(String id) {
        return UpdateItemRequest.builder()
                .tableName(Orders.TABLE)
                .key(Orders.item(id))
                .updateExpression("ADD times :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                .build();
    }

    private String counted(String id) {
        return calls.get(GetItemRequest.builder()
                        .tableName(Orders.TABLE)
                        .key(Orders.item(id))
                        .consistentRead(true)
                        .build())
                .item()
                .get("times")
                .n();
    }

    @Test
    void conflictsHaveWritesRefusedAndTransactionsCancelledWithReasons() {
        lodestone.faults().add(Fault.of(FaultKind.TRANSACTION_CONFLICT).key("id", "o-2"));

        calls.put(put("o-1"));
        assertThrows(TransactionConflictException.class, () -> calls.put(put("o-2")));
        TransactionCanceledException cancelled =
                assertThrows(TransactionCanceledException.class, () -> calls.transact(transaction("o-3", "o-2")));

        assertEquals(
                List.of("None", "TransactionConflict"),
                cancelled.cancellationReasons().stream()
                        .map(reason -> reason.code())
                        .toList());
        assertEquals(
                "Transaction is ongoing for the item",
                cancelled.cancellationReasons().get(1).message());
        assertFalse(isThere("o-3"));
    }

    private static TransactWriteItemsRequest transaction(String... ids) {
        List<TransactWriteItem> puts = new ArrayList<>();
        for (String id : ids) {
            puts.add(TransactWriteItem.builder()
                    .put(put -> put.tableName(Orders.TABLE).item(Orders.item(id)))
                    .build());
        }
        return TransactWriteItemsRequest.builder().transactItems(puts).build();
    }

    @Test
    void transactionsInProgressAreRetried() {
        ActiveFault once = lodestone
                .faults()
                .add(Fault.of(FaultKind.TRANSACTION_IN_PROGRESS).times(1));

        calls.transact(transaction("o-1", "o-2"));

        assertEquals(2, once.seen());
        assertTrue(isThere("o-1"));
        lodestone.faults().add(Fault.of(FaultKind.TRANSACTION_IN_PROGRESS));
        assertThrows(TransactionInProgressException.class, () -> calls.transact(transaction("o-3")));
    }

    @Test
    void batchesComeBackInPart() {
        lodestone.faults().add(Fault.of(FaultKind.UNPROCESSED).key("id", "o-2").times(1));

        BatchWriteItemResponse written = calls.batchWrite(batchOf("o-1", "o-2", "o-3"));

        assertEquals(batchOf("o-2").requestItems(), written.unprocessedItems());
        assertTrue(isThere("o-1"));
        assertFalse(isThere("o-2"));
        calls.batchWrite(BatchWriteItemRequest.builder()
                .requestItems(written.unprocessedItems())
                .build());
        assertTrue(isThere("o-2"));

        lodestone.faults().add(Fault.of(FaultKind.UNPROCESSED).key("id", "o-3"));
        BatchGetItemResponse read = calls.batchGet(keysOf("o-1", "o-3", "o-2"));
        assertEquals(
                List.of(Orders.item("o-1"), Orders.item("o-2")),
                read.responses().get(Orders.TABLE));
        assertEquals(
                List.of(Orders.item("o-3")),
                read.unprocessedKeys().get(Orders.TABLE).keys());
        assertThrows(ProvisionedThroughputExceededException.class, () -> calls.batchGet(keysOf("o-3")));
        assertThrows(ProvisionedThroughputExceededException.class, () -> calls.batchWrite(batchOf("o-3")));
    }

    private static BatchWriteItemRequest batchOf(String... ids) {
        List<WriteRequest> writes = new ArrayList<>();
        for (String id : ids) {
            writes.add(WriteRequest.builder()
                    .putRequest(put -> put.item(Orders.item(id)))
                    .build());
        }
        return BatchWriteItemRequest.builder()
                .requestItems(Map.of(Orders.TABLE, writes))
                .build();
    }

    private static BatchGetItemRequest keysOf(String... ids) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (String id : ids) {
            keys.add(Orders.item(id));
        }
        return BatchGetItemRequest.builder()
                .requestItems(Map.of(
                        Orders.TABLE, KeysAndAttributes.builder().keys(keys).build()))
                .build();
    }

    @Test
    void batchesThatAreWrongAreRefusedBeforeAnyPartIsLeft() {
        lodestone.faults().add(Fault.of(FaultKind.UNPROCESSED).key("id", "o-2"));

        DynamoDbException refused =
                assertThrows(DynamoDbException.class, () -> calls.batchWrite(batchOf("o-1", "o-2", "o-2")));

        assertEquals(
                "Provided list of item keys contains duplicates",
                refused.awsErrorDetails().errorMessage());
        assertFalse(isThere("o-1"));
    }

    @Test
    void latencyUsesUpTheTimeOfAnAttempt() {
        lodestone
                .faults()
                .add(Fault.latency(Duration.ofMinutes(2)).on("GetItem").times(1));
        try (DynamoDbClient impatient = lodestone
                .configure(DynamoDbClient.builder())
                .overrideConfiguration(settings -> settings.apiCallAttemptTimeout(Duration.ofMillis(300)))
                .build()) {
            assertFalse(impatient
                    .getItem(request -> request.tableName(Orders.TABLE).key(Orders.item("o-1")))
                    .hasItem());
            lodestone.faults().add(Fault.latency(Duration.ofMinutes(2)).on("DescribeTable"));
            assertThrows(
                    ApiCallAttemptTimeoutException.class,
                    () -> impatient.describeTable(request -> request.tableName(Orders.TABLE)));
        }
    }

    @Test
    void onlyRequestsThatFitMeetIt() {
        ActiveFault fault = lodestone
                .faults()
                .add(Fault.of(FaultKind.TRANSACTION_CONFLICT)
                        .on("PutItem")
                        .table(Orders.TABLE)
                        .key("id", "o-1")
                        .after(1)
                        .times(1));

        calls.put(put("o-2"));
        calls.put(put("o-1"));
        calls.update(count("o-1"));
        assertThrows(TransactionConflictException.class, () -> calls.put(put("o-1")));
        calls.put(put("o-1"));

        assertEquals(1, fault.met());
        assertEquals(3, fault.seen());
        lodestone.faults().add(Fault.of(FaultKind.TRANSACTION_CONFLICT).table("other"));
        calls.put(put("o-1"));
        lodestone.faults().clear();
        assertTrue(lodestone.faults().isEmpty());
    }

    @Test
    void theSeedDecidesWhoMeetsItByChance() {
        List<List<Boolean>> runs = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            lodestone.faults().clear();
            lodestone.faults().add(Fault.of(FaultKind.TRANSACTION_CONFLICT).percent(30, seed));
            List<Boolean> met = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                met.add(meets());
            }
            runs.add(met);
        }

        assertEquals(runs.get(0), runs.get(1));
        assertFalse(runs.get(0).equals(runs.get(2)));
        long met = runs.get(0).stream().filter(Boolean::booleanValue).count();
        assertTrue(met > 5 && met < 35, () -> met + " of 60 requests met it");
    }

    private boolean meets() {
        try {
            calls.put(put("o-1"));
            return false;
        } catch (TransactionConflictException e) {
            return true;
        }
    }

    @Test
    void faultsThatCannotBeAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Fault.of(FaultKind.UNPROCESSED).on("PutItem"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Fault.of(FaultKind.THROTTLING).on("PutItems"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Fault.of(FaultKind.THROTTLING).times(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Fault.of(FaultKind.THROTTLING).percent(101, 0));
        assertThrows(IllegalArgumentException.class, () -> Fault.of(FaultKind.LATENCY));
        assertThrows(IllegalArgumentException.class, () -> Fault.latency(Duration.ofHours(1)));
    }
}
