package dev.lodestone.testkit.junit;

import dev.lodestone.testkit.Lodestone;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the annotations of test classes say that a store has from the beginning. */
final class DeclaredContents {
    private final Class<?> testClass;
    private final Lodestone lodestone;

    private DeclaredContents(Class<?> testClass, Lodestone lodestone) {
        this.testClass = testClass;
        this.lodestone = lodestone;
    }

    /** Adds what a class declares, and before it what those declare that it is nested in. */
    static void addAll(Class<?> testClass, Lodestone lodestone) {
        Class<?> around = around(testClass);
        if (around != null) {
            addAll(around, lodestone);
        }
        addOwn(testClass, lodestone);
    }

    /** Adds what a class declares, without that of classes that it is nested in. */
    static void addOwn(Class<?> testClass, Lodestone lodestone) {
        new DeclaredContents(testClass, lodestone).add();
    }

    /** The class that another one is nested in, or null. */
    private static Class<?> around(Class<?> testClass) {
        return Modifier.isStatic(testClass.getModifiers()) ? null : testClass.getEnclosingClass();
    }

    private void add() {
        DeclaredTemplates.deploy(declared(LodestoneTemplate.class), testClass, lodestone);
        List<LodestoneTable> tables = declared(LodestoneTable.class);
        if (!tables.isEmpty()) {
            DeclaredTables.create(tables, lodestone.dynamoDbClient());
        }
        DeclaredFixtures.load(declared(LodestoneFixture.class), testClass, lodestone.fixtures());
    }

    /** A nested class may inherit from a class that one around it inherits from, too, and then both declare the same. */
    private <A extends Annotation> List<A> declared(Class<A> type) {
        List<A> declared = new ArrayList<>(AnnotationSupport.findRepeatableAnnotations(testClass, type));
        for (Class<?> around = around(testClass); around != null; around = around(around)) {
            declared.removeAll(AnnotationSupport.findRepeatableAnnotations(around, type));
        }
        return declared;
    }
}
