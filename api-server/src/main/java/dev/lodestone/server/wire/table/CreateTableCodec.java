package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.TagReader;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.AttributeDefinition;
import dev.lodestone.store.operation.table.CreateTable;
import dev.lodestone.store.operation.table.IndexParameters;
import dev.lodestone.store.operation.table.KeySchemaElement;
import dev.lodestone.store.operation.table.Tag;
import java.util.List;

/** {@link CreateTable} on the wire. */
final class CreateTableCodec implements OperationCodec<CreateTable.Request, CreateTable.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.CREATE_TABLE;
    }

    @Override
    public CreateTable.Request read(RequestReader in) {
        String tableName = null;
        List<AttributeDefinition> attributeDefinitions = null;
        List<KeySchemaElement> keySchema = null;
        List<IndexParameters> localIndexes = null;
        List<IndexParameters> globalIndexes = null;
        List<Tag> tags = null;
        SettingMembers settings = new SettingMembers();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TableName" -> tableName = in.string();
                case "AttributeDefinitions" -> attributeDefinitions = SchemaReader.attributeDefinitions(in);
                case "KeySchema" -> keySchema = SchemaReader.keySchema(in);
                case "LocalSecondaryIndexes" -> localIndexes = in.list(SchemaReader::index);
                case "GlobalSecondaryIndexes" -> globalIndexes = in.list(SchemaReader::index);
                case "Tags" -> tags = TagReader.tags(in);
                default -> settings.read(name, in);
            }
        }
        return new CreateTable.Request(
                tableName, attributeDefinitions, keySchema, localIndexes, globalIndexes, settings.collected(), tags);
    }

    @Override
    public void write(CreateTable.Response response, ResponseWriter out) {
        TableDescriptionWriter.write("TableDescription", response.tableDescription(), out);
    }
}
