package dev.lodestone.store.operation.batch;

import dev.lodestone.store.constraint.ShapeText;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;

/** One write of a BatchWriteItem; exactly one of the two is to be given, the other null. */
public record WriteRequest(PutRequest putRequest, DeleteRequest deleteRequest) {
    /** An item to put; null where not given. */
    public record PutRequest(Supplied<Item> item) {
        @Override
        public String toString() {
            return new ShapeText("PutRequest").item("item", item).toString();
        }
    }

    /** The key of an item to delete; null where not given. */
    public record DeleteRequest(Supplied<Item> key) {
        @Override
        public String toString() {
            return new ShapeText("DeleteRequest").item("key", key).toString();
        }
    }

    /** The item or the key. */
    Item supplied() {
        return (putRequest == null ? deleteRequest.key : putRequest.item).orThrow();
    }

    @Override
    public String toString() {
        return new ShapeText("WriteRequest")
                .member("putRequest", putRequest)
                .member("deleteRequest", deleteRequest)
                .toString();
    }
}
