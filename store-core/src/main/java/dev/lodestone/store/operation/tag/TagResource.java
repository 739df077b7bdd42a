package dev.lodestone.store.operation.tag;

import static dev.lodestone.store.error.DynamoDbException.resourceNotFound;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.table.NewTags;
import dev.lodestone.store.operation.table.Tag;
import java.util.List;

/**
 * Adds tags to a table, or gives those it has other values.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html">TagResource</a>
 */
public final class TagResource implements Operation<TagResource.Request, TagResource.Response> {
    public record Request(String resourceArn, List<Tag> tags)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.TAG_RESOURCE;
        }
    }

    public record Response() {}

    private final TaggedTables tables;

    TagResource(TaggedTables tables) {
        this.tables = tables;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.TAG_RESOURCE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        ResourceArn.checkPresent(request.resourceArn());
        constraints(request).check();
        ResourceArn.checkForm(request.resourceArn());
        if (request.tags().isEmpty()) {
            throw validation("Atleast one Tag needs to be provided as Input.");
        }
        // What is wrong with the tags by themselves is said before it matters whether there is such a table.
        NewTags.of(request.tags());
        if (!tables.change(scope, request.resourceArn(), present -> NewTags.added(present, request.tags()))) {
            throw resourceNotFound("ResourcArn: " + request.resourceArn() + " not found");
        }
        return new Response();
    }

    private static Constraints constraints(Request request) {
        Constraints constraints =
                ResourceArn.constrain(new Constraints(), request.resourceArn()).required("tags", request.tags());
        Tag.constrain("tags", request.tags(), constraints);
        return constraints;
    }
}
