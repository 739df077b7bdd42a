package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.AttributeDefinition;
import dev.lodestone.store.operation.table.IndexAction;
import dev.lodestone.store.operation.table.IndexParameters;
import dev.lodestone.store.operation.table.UpdateTable;
import java.util.List;

/** {@link UpdateTable} on the wire. */
final class UpdateTableCodec implements OperationCodec<UpdateTable.Request, UpdateTable.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.UPDATE_TABLE;
    }

    @Override
    public UpdateTable.Request read(RequestReader in) {
        String tableName = null;
        List<AttributeDefinition> attributeDefinitions = null;
        List<IndexAction> indexActions = null;
        SettingMembers settings = new SettingMembers();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TableName" -> tableName = in.string();
                case "AttributeDefinitions" -> attributeDefinitions = SchemaReader.attributeDefinitions(in);
                case "GlobalSecondaryIndexUpdates" -> indexActions = in.list(UpdateTableCodec::indexAction);
                default -> settings.read(name, in);
            }
        }
        return new UpdateTable.Request(tableName, attributeDefinitions, indexActions, settings.collected());
    }

    private static IndexAction indexAction(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        IndexParameters create = null;
        IndexParameters update = null;
        IndexParameters delete = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "Create" -> create = SchemaReader.index("CreateGlobalSecondaryIndexAction", in);
                case "Update" -> update = SchemaReader.index("UpdateGlobalSecondaryIndexAction", in);
                case "Delete" -> delete = SchemaReader.index("DeleteGlobalSecondaryIndexAction", in);
                default -> in.skip();
            }
        }
        return new IndexAction(create, update, delete);
    }

    @Override
    public void write(UpdateTable.Response response, ResponseWriter out) {
        TableDescriptionWriter.write("TableDescription", response.tableDescription(), out);
    }
}
