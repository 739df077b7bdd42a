package dev.lodestone.store.operation.tag;

import static dev.lodestone.store.error.DynamoDbException.resourceNotFound;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes tags off a table; keys that it does not have do not matter.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html">UntagResource</a>
 */
public final class UntagResource implements Operation<UntagResource.Request, UntagResource.Response> {
    public record Request(String resourceArn, List<String> tagKeys)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.UNTAG_RESOURCE;
        }
    }

    public record Response() {}

    private final TaggedTables tables;

    UntagResource(TaggedTables tables) {
        this.tables = tables;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.UNTAG_RESOURCE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        ResourceArn.checkPresent(request.resourceArn());
        constraints(request).check();
        ResourceArn.checkForm(request.resourceArn());
        if (request.tagKeys().isEmpty()) {
            throw validation("Atleast one Tag Key needs to be provided as Input.");
        }
        if (!tables.change(scope, request.resourceArn(), present -> without(present, request.tagKeys()))) {
            throw resourceNotFound();
        }
        return new Response();
    }

    private static Constraints constraints(Request request) {
        List<String> keys = request.tagKeys();
        return ResourceArn.constrain(new Constraints(), request.resourceArn())
                .required("tagKeys", keys)
                .elementLengths("tagKeys", keys, 1, 128);
    }

    private static Map<String, String> without(Map<String, String> tags, List<String> keys) {
        Map<String, String> left = new HashMap<>(tags);
        keys.forEach(left::remove);
        return left;
    }
}
