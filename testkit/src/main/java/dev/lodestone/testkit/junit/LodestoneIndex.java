package dev.lodestone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A secondary index of a {@link LodestoneTable}: a global one, or a local one where it has no partition key of its own. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface LodestoneIndex {
    String name();

    /** The attribute that is the partition key of a global index; empty for a local index. */
    String partitionKey() default "";

    /** The attribute that is the sort key; empty for none, which only a global index may have. */
    String sortKey() default "";
}
