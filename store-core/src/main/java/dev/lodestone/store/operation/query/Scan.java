package dev.lodestone.store.operation.query;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.EntryKey;
import dev.lodestone.store.engine.KeyRange;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.read.PageReader;
import dev.lodestone.store.read.ReadTarget;
import dev.lodestone.store.value.Item;

/**
 * Reads all items of a table or index, or of one segment of it, page by page.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">Scan</a>
 */
public final class Scan implements Operation<Scan.Request, ItemsResponse> {
    private static final String LEGACY_FILTER = "ScanFilter";
    private static final int MAXIMUM_SEGMENTS = 1_000_000;

    /**
     * A request.
     *
     * @param segment null where not given
     * @param totalSegments null where not given
     */
    public record Request(ReadParameters read, Integer segment, Integer totalSegments)
            implements dev.lodestone.store.operation.Request<ItemsResponse> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.SCAN;
        }
    }

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final PageReader reader;
    private final StoreClock clock;

    Scan(Catalog catalog, ExpressionParser parser, PageReader reader, StoreClock clock) {
        this.catalog = catalog;
        this.parser = parser;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.SCAN;
    }

    @Override
    public ItemsResponse execute(Request request, RequestScope scope) {
        ReadParameters read = request.read();
        TableNames.check(read.tableName());
        checkConstraints(request);
        checkStyles(read);
        Projection legacyProjection = read.projection().lowered();
        Condition legacyFilter = read.filter().lowered();
        Item startKey = StartKey.orThrow(read.exclusiveStartKey());
        checkSegments(request);
        ExpressionContext expressions = read.expressionAttributes().context(parser);
        Condition filter = read.filter().bind(expressions, legacyFilter);
        Projection projection = read.projection().bind(expressions, legacyProjection);
        expressions.refuseUnused();
        Selection selection = Selection.of(read, DynamoDbException::validation);
        PagedRead paged = new PagedRead(read, selection, filter, projection);

        ReadTarget target = read.target(catalog, scope, clock);
        if (startKey != null) {
            StartKey.check(target, startKey, target.index() == null);
        }
        boolean fromTable = selection.needsTable(target, projection);
        int segment = request.segment() == null ? 0 : request.segment();
        int totalSegments = request.totalSegments() == null ? 1 : request.totalSegments();
        Address after = startKey == null ? null : target.address(startKey);
        checkInSegment(target, after, segment, totalSegments);
        ScalarKeys.check(target.table(), projection);
        ScalarKeys.check(target.table(), filter);

        return paged.run(
                reader,
                target,
                fromTable,
                (entries, visitor) -> entries.scanAll(target.space(), segment, totalSegments, after, visitor));
    }

    private static void checkConstraints(Request request) {
        ReadParameters read = request.read();
        Constraints constraints = new Constraints();
        read.constrainTarget(constraints).range("totalSegments", request.totalSegments(), 1, MAXIMUM_SEGMENTS);
        read.constrainReturned(constraints);
        read.filter().constrainOperator(constraints);
        read.filter()
                .constrainConditions("scanFilter", constraints)
                .range("segment", request.segment(), 0, MAXIMUM_SEGMENTS - 1)
                .range("limit", read.limit(), 1, Integer.MAX_VALUE);
        read.projection().constrain(constraints).check();
    }

    private static void checkStyles(ReadParameters read) {
        ParameterStyles styles = new ParameterStyles();
        read.projection().describe(styles);
        read.expressionAttributes().checkStyles(read.filter().describe(LEGACY_FILTER, styles));
    }

    private static void checkSegments(Request request) {
        Integer segment = request.segment();
        Integer totalSegments = request.totalSegments();
        if (segment == null && totalSegments == null) {
            return;
        }
        if (totalSegments == null) {
            throw validation("The TotalSegments parameter is required but was not present in the request when Segment"
                    + " parameter is present");
        }
        if (segment == null) {
            throw validation("The Segment parameter is required but was not present in the request when parameter"
                    + " TotalSegments is present");
        }
        if (segment >= totalSegments) {
            throw validation("The Segment parameter is zero-based and must be less than parameter TotalSegments:"
                    + " Segment: " + segment + " is not less than TotalSegments: " + totalSegments);
        }
    }

    private static void checkInSegment(ReadTarget target, Address after, int segment, int totalSegments) {
        if (after != null
                && !KeyRange.ofSegment(target.space(), segment, totalSegments, null)
                        .contains(EntryKey.ofEntry(after))) {
            throw StartKey.invalid("Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment."
                    + " TotalSegments: " + totalSegments + " Segment: " + segment);
        }
    }
}
