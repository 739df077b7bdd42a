package dev.lodestone.server.wire.query;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.query.ItemsResponse;
import dev.lodestone.store.operation.query.KeyConditionParameters;
import dev.lodestone.store.operation.query.LegacyConditions;
import dev.lodestone.store.operation.query.Query;

/** {@link Query} on the wire. */
final class QueryCodec implements OperationCodec<Query.Request, ItemsResponse> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.QUERY;
    }

    @Override
    public Query.Request read(RequestReader in) {
        ReadMembers members = new ReadMembers("QueryFilter");
        String keyConditionExpression = null;
        LegacyConditions keyConditions = null;
        Boolean scanIndexForward = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "KeyConditionExpression" -> keyConditionExpression = in.string();
                case "KeyConditions" -> keyConditions = LegacyConditionsReader.read(in);
                case "ScanIndexForward" -> scanIndexForward = in.bool();
                default -> members.read(name, in);
            }
        }
        return new Query.Request(
                members.collected(),
                new KeyConditionParameters(keyConditionExpression, keyConditions),
                scanIndexForward);
    }

    @Override
    public void write(ItemsResponse response, ResponseWriter out) {
        ItemsResponseWriter.write(response, out);
    }
}
