package dev.lodestone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a store in memory: parameters of its methods that are a {@link dev.lodestone.testkit.Lodestone},
 * one of the AWS SDK's clients of DynamoDB or DynamoDB Streams, or the enhanced client of DynamoDB, have it behind them.
 * Before each test the store is what the {@code @BeforeAll} methods have left.
 *
 * <pre>{@code
 * @LodestoneTest
 * @LodestoneTable(name = "orders", partitionKey = "id")
 * class OrdersTest {
 *     @Test
 *     void savesOrders(DynamoDbClient dynamoDb) {
 *         …
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(LodestoneExtension.class)
public @interface LodestoneTest {
    /** Which tests share a store. */
    StorePer store() default StorePer.CLASS;

    /** The region in ARNs, and that of the clients. */
    String region() default "us-east-1";

    /** The account in ARNs, of twelve digits. */
    String accountId() default "000000000000";
}
