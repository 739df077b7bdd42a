package dev.lodestone.server.wire.tag;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.TagReader;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.Tag;
import dev.lodestone.store.operation.tag.TagResource;
import java.util.List;

/** {@link TagResource} on the wire. */
final class TagResourceCodec implements OperationCodec<TagResource.Request, TagResource.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.TAG_RESOURCE;
    }

    @Override
    public TagResource.Request read(RequestReader in) {
        String resourceArn = null;
        List<Tag> tags = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ResourceArn" -> resourceArn = in.string();
                case "Tags" -> tags = TagReader.tags(in);
                default -> in.skip();
            }
        }
        return new TagResource.Request(resourceArn, tags);
    }

    @Override
    public boolean hasOutput() {
        return false;
    }

    @Override
    public void write(TagResource.Response response, ResponseWriter out) {}
}
