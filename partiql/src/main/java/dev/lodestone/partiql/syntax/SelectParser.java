package dev.lodestone.partiql.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses SELECT statements. */
final class SelectParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    SelectParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Statement.Select parse() {
        cursor.expect(TokenKind.SELECT);
        Projection projection = projection();
        if (!cursor.accept(TokenKind.FROM)) {
            throw SyntaxErrors.expectedFromAfterSelectList();
        }
        Source source = source();
        Expression where = cursor.accept(TokenKind.WHERE) ? expressions.parse() : null;
        List<OrderBy> orderBy = orderBy();
        refuseOtherClauses();
        return new Statement.Select(projection, source, where, orderBy, cursor.parameters());
    }

    private Projection projection() {
        if (cursor.kind() == TokenKind.DISTINCT || cursor.kind() == TokenKind.VALUE) {
            throw SyntaxErrors.unsupportedClause(cursor.text(), cursor.position());
        }
        cursor.accept(TokenKind.ALL);
        List<Expression.Path> paths = new ArrayList<>();
        int items = 0;
        boolean all = false;
        do {
            items++;
            if (cursor.accept(TokenKind.STAR)) {
                all = true;
            } else {
                projected(paths);
            }
        } while (cursor.accept(TokenKind.COMMA));
        if (!all) {
            return new Projection.Paths(List.copyOf(paths));
        }
        if (items > 1) {
            throw SyntaxErrors.starIsNotAlone();
        }
        return new Projection.All();
    }

    private void projected(List<Expression.Path> paths) {
        Expression projected = expressions.parse();
        if (projected instanceof Expression.Path path) {
            paths.add(path);
        } else {
            cursor.refuseLater(SyntaxErrors.unsupportedExpression("SELECT list", projected.position()));
        }
        refuseAlias();
    }

    private void refuseAlias() {
        Position position = cursor.position();
        if (cursor.accept(TokenKind.AS) && !cursor.kind().isIdentifier()) {
            throw SyntaxErrors.expectedAlias(TokenKind.AS);
        }
        if (cursor.kind().isIdentifier()) {
            cursor.refuseLater(SyntaxErrors.unsupportedClause(TokenKind.AS.name(), position));
            cursor.advance();
        }
    }

    private Source source() {
        if (cursor.kind() == TokenKind.CLAUSE) {
            throw SyntaxErrors.unsupportedClause(cursor.text(), cursor.position());
        }
        Position position = cursor.position();
        if (!(expressions.parse() instanceof Expression.Path path)) {
            throw SyntaxErrors.unexpectedSource(position);
        }
        Source source = Source.named(path);
        refuseAlias();
        return source;
    }

    private List<OrderBy> orderBy() {
        if (!cursor.accept(TokenKind.ORDER)) {
            return List.of();
        }
        cursor.expect(TokenKind.BY);
        List<OrderBy> result = new ArrayList<>();
        do {
            result.add(ordering());
        } while (cursor.accept(TokenKind.COMMA));
        return List.copyOf(result);
    }

    private OrderBy ordering() {
        Position position = cursor.position();
        if (!(expressions.parse() instanceof Expression.Path path)) {
            throw SyntaxErrors.unsupportedExpression("ORDER BY", position);
        }
        boolean descending = cursor.accept(TokenKind.DESC);
        if (!descending) {
            cursor.accept(TokenKind.ASC);
        }
        return new OrderBy(path, !descending);
    }

    private void refuseOtherClauses() {
        Position position = cursor.position();
        if (cursor.kind() == TokenKind.COMMA) {
            throw SyntaxErrors.unsupportedClause("JOIN", position);
        }
        if (cursor.kind() == TokenKind.CLAUSE) {
            throw SyntaxErrors.unsupportedClause(cursor.text(), position);
        }
        if (cursor.accept(TokenKind.LIMIT)) {
            Expression limit = expressions.parse();
            cursor.refuseLater(SyntaxErrors.unsupportedClause(TokenKind.LIMIT.name(), limit.position()));
        }
    }
}
