package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.List;

/** Reads document paths: names, placeholders of names, and indexes in brackets. */
final class PathParser {
    /** How many elements a path may have. */
    private static final int MAX_ELEMENTS = 32;

    private final TokenCursor cursor;
    private final Findings findings;

    PathParser(TokenCursor cursor, Findings findings) {
        this.cursor = cursor;
        this.findings = findings;
    }

    PathSyntax path() {
        List<DocumentPath.Element> elements = new ArrayList<>(4);
        elements.add(name());
        return rest(elements);
    }

    /** The path that starts with this one and goes on with the next tokens. */
    PathSyntax continued(PathSyntax start) {
        if (cursor.kind() != TokenKind.DOT && cursor.kind() != TokenKind.LEFT_BRACKET) {
            return start;
        }
        return rest(new ArrayList<>(
                start instanceof PathSyntax.Fixed fixed
                        ? fixed.path().elements()
                        : ((PathSyntax.WithPlaceholders) start).elements()));
    }

    private PathSyntax rest(List<DocumentPath.Element> elements) {
        while (true) {
            if (cursor.accept(TokenKind.DOT)) {
                elements.add(name());
            } else if (cursor.accept(TokenKind.LEFT_BRACKET)) {
                elements.add(index());
            } else {
                return finished(elements);
            }
        }
    }

    private DocumentPath.Name name() {
        String text = cursor.text();
        if (cursor.accept(TokenKind.NAME)) {
            return new DocumentPath.Name(text);
        }
        cursor.expect(TokenKind.IDENTIFIER);
        findings.name(text);
        return new DocumentPath.Name(text);
    }

    private DocumentPath.Index index() {
        String digits = cursor.expectText(TokenKind.NUMBER);
        cursor.expect(TokenKind.RIGHT_BRACKET);
        try {
            return new DocumentPath.Index(Integer.parseInt(digits));
        } catch (NumberFormatException tooLarge) {
            throw cursor.parameter().invalid("List index is not within the allowable range; index: [" + digits + "]");
        }
    }

    private PathSyntax finished(List<DocumentPath.Element> elements) {
        if (elements.size() > MAX_ELEMENTS) {
            throw cursor.parameter()
                    .invalid("The document path has too many nesting elements; nesting level: " + elements.size());
        }
        for (DocumentPath.Element element : elements) {
            if (element instanceof DocumentPath.Name name && name.value().charAt(0) == '#') {
                return new PathSyntax.WithPlaceholders(List.copyOf(elements));
            }
        }
        return new PathSyntax.Fixed(new DocumentPath(elements));
    }
}
