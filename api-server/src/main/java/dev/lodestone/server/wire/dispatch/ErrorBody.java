package dev.lodestone.server.wire.dispatch;

import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.json.BodyBuffer;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.transaction.CancellationReason;
import dev.lodestone.store.transaction.TransactionCanceledException;
import dev.lodestone.store.write.ConditionalCheckFailedException;

/** Errors as the service writes them. */
final class ErrorBody {
    private ErrorBody() {}

    static WireResponse of(DynamoDbException error) {
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.string("__type", error.type().qualifiedName());
            out.string(messageMember(error.type()), error.getMessage());
            if (error instanceof ConditionalCheckFailedException failed) {
                out.item("Item", failed.item());
            } else if (error instanceof TransactionCanceledException cancelled) {
                writeReasons(cancelled, out);
            }
            out.endObject();
            BodyBuffer body = out.finish();
            return new WireResponse(error.type().httpStatus(), body.array(), body.size());
        }
    }

    /** The service writes the name of this member in two ways. */
    private static String messageMember(ErrorType type) {
        return switch (type) {
            case ACCESS_DENIED,
                    IDEMPOTENT_PARAMETER_MISMATCH,
                    SERIALIZATION,
                    TRANSACTION_CANCELED,
                    TRANSACTION_IN_PROGRESS -> "Message";
            default -> "message";
        };
    }

    private static void writeReasons(TransactionCanceledException cancelled, ResponseWriter out) {
        out.startList("CancellationReasons");
        for (CancellationReason reason : cancelled.reasons()) {
            out.startObject();
            out.string("Code", reason.code());
            out.string("Message", reason.message());
            out.item("Item", reason.item());
            out.endObject();
        }
        out.endList();
    }
}
