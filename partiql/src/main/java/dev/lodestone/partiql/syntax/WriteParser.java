package dev.lodestone.partiql.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses the statements that write: INSERT, UPDATE and DELETE. */
final class WriteParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final PathParser paths;

    WriteParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.paths = new PathParser(cursor);
    }

    Statement.Insert insert() {
        cursor.expect(TokenKind.INSERT);
        if (!cursor.accept(TokenKind.INTO)) {
            throw SyntaxErrors.unexpectedKeyword();
        }
        Source table = table();
        if (cursor.kind() == TokenKind.VALUES) {
            throw SyntaxErrors.severalItems();
        }
        if (!cursor.accept(TokenKind.VALUE)) {
            expressions.parse();
            throw SyntaxErrors.severalItems();
        }
        Expression item = expressions.parse();
        switch (cursor.kind()) {
            case AT, ON, RETURNING -> throw SyntaxErrors.unsupportedClause(cursor.text(), cursor.position());
            default -> {}
        }
        return new Statement.Insert(table, item, cursor.parameters());
    }

    Statement.Update update() {
        cursor.expect(TokenKind.UPDATE);
        Source table = table();
        refuseAlias();
        List<UpdateClause> clauses = clauses();
        Expression where = where();
        Returning returning = returning();
        return new Statement.Update(table, clauses, where, returning, cursor.parameters());
    }

    Statement.Delete delete() {
        cursor.expect(TokenKind.DELETE);
        if (!cursor.accept(TokenKind.FROM)) {
            throw SyntaxErrors.expectedFromAfterDelete();
        }
        Source table = table();
        refuseAlias();
        Expression where = where();
        Returning returning = returning();
        return new Statement.Delete(table, where, returning, cursor.parameters());
    }

    /** Parses the name of a table; that an index of it cannot be written to is said when the statement is bound. */
    private Source table() {
        return Source.named(paths.parse());
    }

    private void refuseAlias() {
        switch (cursor.kind()) {
            case AS, AT, BY, IDENTIFIER, QUOTED_IDENTIFIER ->
                throw SyntaxErrors.unsupportedClause(TokenKind.AS.name(), cursor.position());
            default -> {}
        }
    }

    private List<UpdateClause> clauses() {
        List<UpdateClause> clauses = new ArrayList<>();
        for (; ; ) {
            if (cursor.accept(TokenKind.SET)) {
                assignments(clauses);
            } else if (cursor.accept(TokenKind.REMOVE)) {
                clauses.add(new UpdateClause.Remove(paths.parse()));
            } else if (clauses.isEmpty()) {
                throw SyntaxErrors.expectedDataManipulation();
            } else {
                return List.copyOf(clauses);
            }
        }
    }

    private void assignments(List<UpdateClause> clauses) {
        do {
            Expression.Path path = paths.parse();
            if (!cursor.accept(TokenKind.EQ)) {
                throw SyntaxErrors.expectedAssignment();
            }
            clauses.add(new UpdateClause.Set(path, expressions.parse()));
        } while (cursor.accept(TokenKind.COMMA));
    }

    private Expression where() {
        return cursor.accept(TokenKind.WHERE) ? expressions.parse() : null;
    }

    private Returning returning() {
        Position position = cursor.position();
        if (!cursor.accept(TokenKind.RETURNING)) {
            return null;
        }
        Returning.Attributes attributes = attributes();
        Returning.Image image = image();
        if (!cursor.accept(TokenKind.STAR)) {
            Expression column = expressions.parse();
            throw SyntaxErrors.unsupportedExpression("RETURNING", column.position());
        }
        return new Returning(attributes, image, position);
    }

    private Returning.Attributes attributes() {
        if (cursor.accept(TokenKind.ALL)) {
            return Returning.Attributes.ALL;
        }
        if (cursor.accept(TokenKind.MODIFIED)) {
            return Returning.Attributes.MODIFIED;
        }
        throw SyntaxErrors.expectedReturningElement();
    }

    private Returning.Image image() {
        if (cursor.accept(TokenKind.OLD)) {
            return Returning.Image.OLD;
        }
        if (cursor.accept(TokenKind.NEW)) {
            return Returning.Image.NEW;
        }
        throw SyntaxErrors.expectedReturningElement();
    }
}
