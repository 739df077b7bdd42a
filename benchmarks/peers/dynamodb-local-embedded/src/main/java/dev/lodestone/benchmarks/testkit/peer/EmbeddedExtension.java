package dev.lodestone.benchmarks.testkit.peer;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes a clean store for each test, and gives its client to the test's parameters. */
abstract class EmbeddedExtension implements BeforeEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EmbeddedExtension.class);

    private static final String INSTANCE = "instance";

    /** Starts an instance. */
    Instance start() throws Exception {
        return Instance.embedded();
    }

    /** The context that an instance belongs to: it is made when that is first asked for it, and ends with it. */
    abstract ExtensionContext owner(ExtensionContext test);

    /** Leaves the five tables in an instance, and no items. */
    abstract void clean(DynamoDbClient dynamoDb);

    @Override
    public void beforeEach(ExtensionContext context) {
        clean(dynamoDb(context));
    }

    private DynamoDbClient dynamoDb(ExtensionContext context) {
        return owner(context)
                .getStore(NAMESPACE)
                .computeIfAbsent(INSTANCE, key -> started(), Instance.class)
                .dynamoDb();
    }

    private Instance started() {
        try {
            return start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DynamoDbClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return dynamoDb(context);
    }
}
