package dev.lodestone.store.operation.query;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.read.PageReader;
import dev.lodestone.store.read.QueryRange;
import dev.lodestone.store.read.ReadTarget;
import dev.lodestone.store.value.Item;
import java.util.List;
import java.util.Set;

/**
 * Reads the items of one partition, or those whose sort key lies in a range, page by page.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>
 */
public final class Query implements Operation<Query.Request, ItemsResponse> {
    private static final String LEGACY_FILTER = "QueryFilter";

    /**
     * A request.
     *
     * @param scanIndexForward null where not given
     */
    public record Request(ReadParameters read, KeyConditionParameters keys, Boolean scanIndexForward)
            implements dev.lodestone.store.operation.Request<ItemsResponse> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.QUERY;
        }
    }

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final PageReader reader;
    private final StoreClock clock;

    Query(Catalog catalog, ExpressionParser parser, PageReader reader, StoreClock clock) {
        this.catalog = catalog;
        this.parser = parser;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.QUERY;
    }

    @Override
    public ItemsResponse execute(Request request, RequestScope scope) {
        ReadParameters read = request.read();
        TableNames.check(read.tableName());
        checkConstraints(request);
        checkStyles(request);
        Condition legacyFilter = read.filter().lowered();
        Projection legacyProjection = read.projection().lowered();
        Item startKey = StartKey.orThrow(read.exclusiveStartKey());
        request.keys().requireOne();
        ExpressionContext expressions = read.expressionAttributes().context(parser);
        Condition keyCondition = request.keys().bind(expressions);
        Condition filter = read.filter().bind(expressions, legacyFilter);
        Projection projection = read.projection().bind(expressions, legacyProjection);
        expressions.refuseUnused();
        KeyCondition keys = request.keys().read(keyCondition);
        Selection selection = Selection.of(read, refusal -> DynamoDbException.violations(List.of(refusal)));
        PagedRead paged = new PagedRead(read, selection, filter, projection);

        ReadTarget target = read.target(catalog, scope, clock);
        if (startKey != null) {
            StartKey.check(target, startKey, false);
        }
        QueryRange range = QueryRange.of(target, keys, !Boolean.FALSE.equals(request.scanIndexForward()))
                .after(startKey == null ? null : target.address(startKey));
        ScalarKeys.check(target.table(), projection);
        checkFilter(read, target, filter);
        boolean fromTable = selection.needsTable(target, projection);
        ScalarKeys.check(target.table(), filter);

        return paged.run(
                reader,
                target,
                fromTable,
                (entries, visitor) -> entries.scan(target.space(), range.partition(), range.range(), visitor));
    }

    private static void checkConstraints(Request request) {
        ReadParameters read = request.read();
        Constraints constraints = new Constraints();
        read.constrainTarget(constraints);
        read.constrainReturned(constraints);
        read.filter().constrainConditions("queryFilter", constraints);
        read.filter().constrainOperator(constraints);
        read.projection().constrain(constraints);
        constraints.atLeastUnprinted("Limit", read.limit(), 1);
        request.keys().constrain(constraints).check();
    }

    private static void checkStyles(Request request) {
        ReadParameters read = request.read();
        ParameterStyles styles = new ParameterStyles();
        read.projection().describe(styles);
        read.filter().describe(LEGACY_FILTER, styles);
        request.keys().describe(styles);
        read.expressionAttributes().checkStyles(styles);
    }

    private static void checkFilter(ReadParameters read, ReadTarget target, Condition filter) {
        if (filter != null) {
            Set<String> filtered = filter.attributes();
            read.filter().refuseKeys(LEGACY_FILTER, target.keySchema(), filtered);
            target.refuseUnheldFilter(filtered);
        }
    }
}
