package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.IndexState;
import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableState;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.catalog.ThroughputHistory;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.TableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Creates a table, with its secondary indexes.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">CreateTable</a>
 */
public final class CreateTable implements Operation<CreateTable.Request, CreateTable.Response> {
    public record Request(
            String tableName,
            List<AttributeDefinition> attributeDefinitions,
            List<KeySchemaElement> keySchema,
            List<IndexParameters> localSecondaryIndexes,
            List<IndexParameters> globalSecondaryIndexes,
            TableSettings settings,
            List<Tag> tags)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.CREATE_TABLE;
        }
    }

    public record Response(TableDescription tableDescription) {}

    private final Catalog catalog;
    private final StoreClock clock;
    private final IdSource ids;
    private final TransitionDelays delays;
    private final TableDescriber describer;

    CreateTable(Catalog catalog, StoreClock clock, IdSource ids, TransitionDelays delays, TableDescriber describer) {
        this.catalog = catalog;
        this.clock = clock;
        this.ids = ids;
        this.delays = delays;
        this.describer = describer;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.CREATE_TABLE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.checkNew(request.tableName());
        constraints(request).check();
        request.settings().refuseUnsupported();
        TableDefinition definition = NewTable.of(request, scope);
        Map<String, String> tags = NewTags.of(request.tags());
        Table table = catalog.create(scope, definition, spaces -> state(request, scope, definition, tags, spaces));
        return new Response(describer.describeCreating(table));
    }

    private static Constraints constraints(Request request) {
        Constraints constraints = new Constraints().required("attributeDefinitions", request.attributeDefinitions());
        AttributeDefinition.constrain("attributeDefinitions", request.attributeDefinitions(), constraints);
        request.settings().constrainBilling(constraints);
        KeySchemaElement.constrain("keySchema", request.keySchema(), KeySchemaElement.MOST_OF_TABLE, constraints);
        IndexParameters.constrainLocal("localSecondaryIndexes", request.localSecondaryIndexes(), constraints);
        IndexParameters.constrainGlobal("globalSecondaryIndexes", request.globalSecondaryIndexes(), constraints);
        request.settings().constrainFeatures(constraints);
        Tag.constrain("tags", request.tags(), constraints);
        return constraints;
    }

    private TableState state(
            Request request,
            RequestScope scope,
            TableDefinition definition,
            Map<String, String> tags,
            IntSupplier spaces) {
        long now = clock.epochMillis();
        Lifecycle lifecycle = Lifecycle.passing(TableStatus.CREATING, now, delays.createMillis());
        int space = spaces.getAsInt();
        Map<String, IndexState> indexes = new HashMap<>();
        for (IndexDefinition index : definition.indexes()) {
            indexes.put(index.name(), new IndexState(spaces.getAsInt(), lifecycle, false, ThroughputHistory.NONE));
        }
        boolean payPerRequest = definition.billingMode() == BillingMode.PAY_PER_REQUEST;
        return new TableState(
                ids.next().toString(),
                scope,
                space,
                now,
                lifecycle,
                indexes,
                ThroughputHistory.NONE,
                payPerRequest ? now : 0,
                0,
                request.settings().billingMode() != null,
                request.settings().tableClass() != null,
                null,
                tags,
                null);
    }
}
