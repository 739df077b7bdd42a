package dev.lodestone.server.wire.dispatch;

import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.json.BodyBuffer;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.write.ConditionalCheckFailedException;

/** Errors as the service writes them. */
final class ErrorBody {
    private ErrorBody() {}

    static WireResponse of(DynamoDbException error) {
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.string("__type", error.type().qualifiedName());
            out.string("message", error.getMessage());
            if (error instanceof ConditionalCheckFailedException failed) {
                out.item("Item", failed.item());
            }
            out.endObject();
            BodyBuffer body = out.finish();
            return new WireResponse(error.type().httpStatus(), body.array(), body.size());
        }
    }
}
