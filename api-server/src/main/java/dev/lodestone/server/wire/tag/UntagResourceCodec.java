package dev.lodestone.server.wire.tag;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.tag.UntagResource;
import java.util.List;

/** {@link UntagResource} on the wire. */
final class UntagResourceCodec implements OperationCodec<UntagResource.Request, UntagResource.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.UNTAG_RESOURCE;
    }

    @Override
    public UntagResource.Request read(RequestReader in) {
        String resourceArn = null;
        List<String> tagKeys = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ResourceArn" -> resourceArn = in.string();
                case "TagKeys" -> tagKeys = in.stringList();
                default -> in.skip();
            }
        }
        return new UntagResource.Request(resourceArn, tagKeys);
    }

    @Override
    public boolean hasOutput() {
        return false;
    }

    @Override
    public void write(UntagResource.Response response, ResponseWriter out) {}
}
