package dev.lodestone.server.operation.transaction;

import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** What tests of TransactWriteItems do again and again. */
abstract class TransactWriteItemsFixture {
    final TestServer server;
    final DynamoDbClient client;

    TransactWriteItemsFixture(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    static TransactWriteItem put(Consumer<Put.Builder> put) {
        return TransactWriteItem.builder()
                .put(Put.builder().applyMutation(put).build())
                .build();
    }

    static TransactWriteItem put(String table, Map<String, AttributeValue> item) {
        return put(p -> p.tableName(table).item(item));
    }

    static TransactWriteItem update(Consumer<Update.Builder> update) {
        return TransactWriteItem.builder()
                .update(Update.builder().applyMutation(update).build())
                .build();
    }

    static TransactWriteItem delete(Consumer<Delete.Builder> delete) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().applyMutation(delete).build())
                .build();
    }

    static TransactWriteItem check(Consumer<ConditionCheck.Builder> check) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder().applyMutation(check).build())
                .build();
    }

    static List<TransactWriteItem> puts(String table, int count) {
        List<TransactWriteItem> puts = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            puts.add(put(table, strings("pk", "a" + at)));
        }
        return puts;
    }

    final void run(TransactWriteItem... actions) {
        client.transactWriteItems(transaction -> transaction.transactItems(actions));
    }

    final String messageOf(Consumer<TransactWriteItemsRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.transactWriteItems(request))
                .awsErrorDetails()
                .errorMessage();
    }

    final String messageOf(TransactWriteItem... actions) {
        DynamoDbException refusal = assertThrows(DynamoDbException.class, () -> run(actions));
        assertEquals("ValidationException", refusal.awsErrorDetails().errorCode());
        return refusal.awsErrorDetails().errorMessage();
    }

    final List<CancellationReason> reasons(TransactWriteItem... actions) {
        return assertThrows(TransactionCanceledException.class, () -> run(actions))
                .cancellationReasons();
    }

    /** The message of the one reason for which the one action is not valid. */
    final String misfit(TransactWriteItem action) {
        List<CancellationReason> reasons = reasons(action);
        assertEquals(1, reasons.size());
        assertEquals("ValidationError", reasons.get(0).code());
        return reasons.get(0).message();
    }

    final Map<String, AttributeValue> stored(String table, String pk) {
        return client.getItem(get -> get.tableName(table).key(strings("pk", pk)))
                .item();
    }
}
