package dev.lodestone.partiql.syntax;

import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.List;

/** Parses paths: {@code a.b[0]."c d"}. */
final class PathParser {
    /** An index of more digits fits no list; it is refused without being read. */
    private static final int MAX_INDEX_DIGITS = 9;

    private final TokenCursor cursor;

    PathParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Parses a path where nothing else may stand. */
    Expression.Path parse() {
        if (!cursor.kind().isIdentifier()) {
            throw SyntaxErrors.expectedIdentifier();
        }
        return afterSteps(attribute());
    }

    /** Parses the identifier that comes next as the name of an attribute. */
    Expression.Path attribute() {
        Position position = cursor.position();
        return new Expression.Path(DocumentPath.ofAttribute(cursor.takeName()), position);
    }

    boolean atStep() {
        return cursor.kind() == TokenKind.DOT || cursor.kind() == TokenKind.LEFT_BRACKET;
    }

    /** The path and the steps that follow. */
    Expression.Path afterSteps(Expression.Path path) {
        if (!atStep()) {
            return path;
        }
        List<DocumentPath.Element> elements = new ArrayList<>(path.path().elements());
        while (atStep()) {
            elements.add(cursor.accept(TokenKind.DOT) ? name() : index());
        }
        return new Expression.Path(new DocumentPath(elements), path.position());
    }

    private DocumentPath.Element name() {
        if (cursor.kind() == TokenKind.STAR) {
            throw SyntaxErrors.unexpectedPathComponent(cursor.position());
        }
        if (!cursor.kind().isIdentifier()) {
            throw SyntaxErrors.invalidStep();
        }
        return new DocumentPath.Name(cursor.takeName());
    }

    private DocumentPath.Element index() {
        cursor.expect(TokenKind.LEFT_BRACKET);
        if (cursor.kind() == TokenKind.END || cursor.kind() == TokenKind.RIGHT_BRACKET) {
            throw SyntaxErrors.unexpectedTerm();
        }
        String digits = cursor.text();
        if (cursor.kind() != TokenKind.NUMBER || !isIndex(digits)) {
            throw SyntaxErrors.unexpectedPathComponent(cursor.position());
        }
        cursor.advance();
        cursor.expect(TokenKind.RIGHT_BRACKET);
        return new DocumentPath.Index(Integer.parseInt(digits));
    }

    private static boolean isIndex(String digits) {
        for (int at = 0; at < digits.length(); at++) {
            if (digits.charAt(at) < '0' || digits.charAt(at) > '9') {
                return false;
            }
        }
        return digits.length() <= MAX_INDEX_DIGITS;
    }
}
