package dev.lodestone.store.expression.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads projections: paths with commas between them. */
final class ProjectionParser {
    private final TokenCursor cursor;
    private final PathParser paths;

    ProjectionParser(TokenCursor cursor, Findings findings) {
        this.cursor = cursor;
        this.paths = new PathParser(cursor, findings);
    }

    ProjectionSyntax parse() {
        List<PathSyntax> projected = new ArrayList<>();
        do {
            projected.add(paths.path());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.END);
        return new ProjectionSyntax(List.copyOf(projected));
    }
}
