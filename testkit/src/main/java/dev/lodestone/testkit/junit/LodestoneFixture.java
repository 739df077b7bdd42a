package dev.lodestone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A file with items that the store of a test class has from the beginning. It is loaded once, after the tables of
 * {@link LodestoneTable} are made and before the class's own set-up, in any of the formats of
 * {@link dev.lodestone.testkit.fixture.Fixtures}. Several are loaded in their order.
 *
 * <pre>{@code
 * @LodestoneTest
 * @LodestoneTable(name = "orders", partitionKey = "id")
 * @LodestoneFixture(value = "orders.json", table = "orders")
 * class OrdersTest {
 *     …
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(LodestoneFixtures.class)
public @interface LodestoneFixture {
    /**
     * A resource beside the test class or at the root of the class path, or else a file or folder, from the directory that the
     * tests run in.
     */
    String value();

    /** The table that the items are put into; empty where the file names its tables itself. */
    String table() default "";

    /** What stands between the values of CSV; 0 for a comma, or a tab in a file named {@code .tsv}. */
    char delimiter() default 0;
}
