package dev.lodestone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A table that the store of a test class has from the beginning. Keys are named with their type behind a colon, {@code "at:N"};
 * without one they are strings.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(LodestoneTables.class)
public @interface LodestoneTable {
    String name();

    /** The attribute that is the partition key, such as {@code "id"} or {@code "id:N"}. */
    String partitionKey();

    /** The attribute that is the sort key; empty for none. */
    String sortKey() default "";

    /** The secondary indexes, all with all attributes. */
    LodestoneIndex[] indexes() default {};

    /** What the records of the table's stream show, such as {@code "NEW_AND_OLD_IMAGES"}; empty for no stream. */
    String stream() default "";

    /** The attribute that holds when an item expires; empty for none. */
    String timeToLive() default "";
}
