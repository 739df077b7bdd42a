package dev.lodestone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A template of SAM, CloudFormation, CDK or the Serverless Framework whose tables the store of a test class has from the
 * beginning. It is deployed once, before the tables of {@link LodestoneTable} and before the class's own set-up.
 *
 * <pre>{@code
 * @LodestoneTest
 * @LodestoneTemplate(value = "template.yaml", parameters = "Stage=test")
 * class OrdersTest {
 *     …
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(LodestoneTemplates.class)
public @interface LodestoneTemplate {
    /**
     * A resource beside the test class or at the root of the class path, or else a file or CDK's folder {@code cdk.out}, from
     * the directory that the tests run in. Several are read together, where one imports what another exports.
     */
    String[] value();

    /** Values such as {@code "Stage=test"}, for parameters and for whatever else nobody here can know. */
    String[] parameters() default {};

    /** The stage of a {@code serverless.yml}; empty for its own. */
    String stage() default "";

    /** Whether the template's functions and triggers are wanted, too. They run in processes of their own. */
    boolean functions() default false;
}
