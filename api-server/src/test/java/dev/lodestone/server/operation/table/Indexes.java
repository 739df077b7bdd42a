package dev.lodestone.server.operation.table;

import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.DeleteGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;

/** Short ways of declaring indexes, and of asking for changes of them. */
final class Indexes {
    static final Projection ALL =
            Projection.builder().projectionType(ProjectionType.ALL).build();
    static final Projection KEYS_ONLY =
            Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();

    private Indexes() {}

    static Projection including(String... names) {
        return Projection.builder()
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(names)
                .build();
    }

    static ProvisionedThroughput units(long read, long write) {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(read)
                .writeCapacityUnits(write)
                .build();
    }

    static LocalSecondaryIndex local(Consumer<LocalSecondaryIndex.Builder> index) {
        return LocalSecondaryIndex.builder().applyMutation(index).build();
    }

    static GlobalSecondaryIndex global(Consumer<GlobalSecondaryIndex.Builder> index) {
        return GlobalSecondaryIndex.builder().applyMutation(index).build();
    }

    static GlobalSecondaryIndexUpdate create(Consumer<CreateGlobalSecondaryIndexAction.Builder> index) {
        return GlobalSecondaryIndexUpdate.builder().create(index).build();
    }

    static GlobalSecondaryIndexUpdate update(Consumer<UpdateGlobalSecondaryIndexAction.Builder> index) {
        return GlobalSecondaryIndexUpdate.builder().update(index).build();
    }

    static GlobalSecondaryIndexUpdate delete(String name) {
        return GlobalSecondaryIndexUpdate.builder()
                .delete(DeleteGlobalSecondaryIndexAction.builder()
                        .indexName(name)
                        .build())
                .build();
    }
}
