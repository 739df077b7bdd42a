package dev.lodestone.store.expression.evaluation;

import dev.lodestone.store.value.DocumentPath;
import java.util.List;

/**
 * Finds out whether the paths of an update or projection get in each other's way: two overlap if one begins with the
 * other, and conflict if they take the same value for a map and for a list.
 */
public final class PathOverlaps {
    private PathOverlaps() {}

    /** What the service says of the first two paths that overlap or else conflict, or null if none do. */
    public static String find(List<DocumentPath> paths) {
        PathTree<DocumentPath> tree = new PathTree<>();
        boolean separate = true;
        for (DocumentPath path : paths) {
            separate &= tree.put(path, path);
        }
        return separate ? null : describe(paths);
    }

    private static String describe(List<DocumentPath> paths) {
        String conflict = null;
        for (int second = 1; second < paths.size(); second++) {
            for (int first = 0; first < second; first++) {
                int common = common(paths.get(first), paths.get(second));
                if (isWhole(common, paths.get(first)) || isWhole(common, paths.get(second))) {
                    return describe("overlap", paths.get(first), paths.get(second));
                }
                if (conflict == null && conflictAt(common, paths.get(first), paths.get(second))) {
                    conflict = describe("conflict", paths.get(first), paths.get(second));
                }
            }
        }
        return conflict;
    }

    private static int common(DocumentPath first, DocumentPath second) {
        int shorter = Math.min(first.elements().size(), second.elements().size());
        int common = 0;
        while (common < shorter
                && first.elements().get(common).equals(second.elements().get(common))) {
            common++;
        }
        return common;
    }

    private static boolean isWhole(int common, DocumentPath path) {
        return common == path.elements().size();
    }

    private static boolean conflictAt(int at, DocumentPath first, DocumentPath second) {
        return first.elements().get(at) instanceof DocumentPath.Name
                != second.elements().get(at) instanceof DocumentPath.Name;
    }

    private static String describe(String problem, DocumentPath first, DocumentPath second) {
        return "Two document paths " + problem
                + " with each other; must remove or rewrite one of these paths; path one: " + first + ", path two: "
                + second;
    }
}
