package dev.lodestone.partiql.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.StringJoiner;

/** Writes a tree of records as a line of text, without the positions in it. */
final class Outline {
    private Outline() {}

    static String of(Object node) {
        if (node == null) {
            return "-";
        }
        if (node instanceof List<?> list) {
            StringJoiner joiner = new StringJoiner(", ", "[", "]");
            list.forEach(element -> joiner.add(of(element)));
            return joiner.toString();
        }
        return node instanceof Record && isPartiQl(node) ? ofRecord(node) : node.toString();
    }

    private static boolean isPartiQl(Object node) {
        return node.getClass().getPackage() == Outline.class.getPackage();
    }

    private static String ofRecord(Object node) {
        StringJoiner joiner = new StringJoiner(", ", node.getClass().getSimpleName() + "(", ")");
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            if (component.getType() != Position.class) {
                joiner.add(of(component(node, component)));
            }
        }
        return joiner.toString();
    }

    private static Object component(Object node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(component.getName(), failure);
        }
    }
}
