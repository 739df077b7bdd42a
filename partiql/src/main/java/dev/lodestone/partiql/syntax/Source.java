package dev.lodestone.partiql.syntax;

import dev.lodestone.store.value.DocumentPath;
import java.util.List;

/**
 * What a statement reads from or writes to.
 *
 * @param index the name of one of the table's indexes, or null
 */
public record Source(String table, String index, Position position) {
    /** The table, or index of a table, that a path names. */
    static Source named(Expression.Path path) {
        List<DocumentPath.Element> elements = path.path().elements();
        if (elements.size() == 1) {
            return new Source(path.path().attribute(), null, path.position());
        }
        if (elements.size() == 2 && elements.get(1) instanceof DocumentPath.Name index) {
            return new Source(path.path().attribute(), index.value(), path.position());
        }
        throw SyntaxErrors.unexpectedPathComponent(path.position());
    }
}
