package dev.lodestone.store.operation.tag;

import static dev.lodestone.store.error.DynamoDbException.accessDenied;
import static dev.lodestone.store.error.DynamoDbException.validation;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.table.Tag;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Lists the tags of a table, ten at a time, in the order of their keys. The token of the next page is the last key of the
 * one before, in Base64.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html">ListTagsOfResource</a>
 */
public final class ListTagsOfResource implements Operation<ListTagsOfResource.Request, ListTagsOfResource.Response> {
    private static final int PAGE = 10;

    public record Request(String resourceArn, String nextToken)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.LIST_TAGS_OF_RESOURCE;
        }
    }

    /**
     * The answer.
     *
     * @param nextToken what the next page is to be asked for with, null if there are no more tags
     */
    public record Response(List<Tag> tags, String nextToken) {}

    private final TaggedTables tables;

    ListTagsOfResource(TaggedTables tables) {
        this.tables = tables;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.LIST_TAGS_OF_RESOURCE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        String arn = request.resourceArn();
        ResourceArn.checkPresent(arn);
        ResourceArn.constrain(new Constraints(), arn).check();
        ResourceArn.checkForm(arn);
        String after = lastKey(request.nextToken());
        Table table = tables.find(scope, arn);
        if (table == null) {
            throw accessDenied("User: arn:aws:iam::" + scope.accountId()
                    + ":root is not authorized to perform: dynamodb:ListTagsOfResource on resource: " + arn);
        }
        return page(table.state().tags(), after);
    }

    /** The last key of the page before, the empty one for the first page. */
    private static String lastKey(String nextToken) {
        if (nextToken == null) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(nextToken), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw validation("Invalid NextToken: " + nextToken);
        }
    }

    private static Response page(Map<String, String> all, String after) {
        NavigableMap<String, String> rest = new TreeMap<>(all).tailMap(after, false);
        List<Tag> tags = new ArrayList<>();
        for (Map.Entry<String, String> entry : rest.entrySet()) {
            if (tags.size() == PAGE) {
                String last = tags.get(PAGE - 1).key();
                return new Response(
                        tags, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(UTF_8)));
            }
            tags.add(new Tag(entry.getKey(), entry.getValue()));
        }
        return new Response(tags, null);
    }
}
