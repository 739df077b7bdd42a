package dev.lodestone.server.wire.tag;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.Tag;
import dev.lodestone.store.operation.tag.ListTagsOfResource;

/** {@link ListTagsOfResource} on the wire. */
final class ListTagsOfResourceCodec implements OperationCodec<ListTagsOfResource.Request, ListTagsOfResource.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.LIST_TAGS_OF_RESOURCE;
    }

    @Override
    public ListTagsOfResource.Request read(RequestReader in) {
        String resourceArn = null;
        String nextToken = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ResourceArn" -> resourceArn = in.string();
                case "NextToken" -> nextToken = in.string();
                default -> in.skip();
            }
        }
        return new ListTagsOfResource.Request(resourceArn, nextToken);
    }

    @Override
    public void write(ListTagsOfResource.Response response, ResponseWriter out) {
        out.startList("Tags");
        for (Tag tag : response.tags()) {
            out.startObject();
            out.string("Key", tag.key());
            out.string("Value", tag.value());
            out.endObject();
        }
        out.endList();
        out.string("NextToken", response.nextToken());
    }
}
