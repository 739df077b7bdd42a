package dev.lodestone.partiql.binding;

import dev.lodestone.partiql.syntax.Expression;
import dev.lodestone.partiql.syntax.Projection;
import dev.lodestone.partiql.syntax.Returning;
import dev.lodestone.partiql.syntax.Source;
import dev.lodestone.partiql.syntax.Statement;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemSize;
import dev.lodestone.store.value.Nesting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binds a statement to the parameters of a request. Used by one thread. */
public final class StatementBinder {
    private final Constants constants;
    private final WhereBinder conditions;

    private StatementBinder(List<AttributeValue> parameters) {
        this.constants = new Constants(parameters);
        this.conditions = new WhereBinder(constants);
    }

    /**
     * The statement with these parameters in the place of its question marks.
     *
     * @throws DynamoDbException ValidationException if they are not as many, or the statement makes no sense
     */
    public static BoundStatement bind(Statement statement, List<AttributeValue> parameters) {
        if (statement.parameters() != parameters.size()) {
            throw Refusals.parameterCount();
        }
        return new StatementBinder(parameters).bind(statement);
    }

    private BoundStatement bind(Statement statement) {
        if (statement instanceof Statement.Select select) {
            return select(select);
        } else if (statement instanceof Statement.Insert insert) {
            return new BoundStatement.Insert(written(insert.source()), item(insert.item()));
        } else if (statement instanceof Statement.Update update) {
            return update(update);
        } else if (statement instanceof Statement.Delete delete) {
            return delete(delete);
        }
        Statement.Select checked = ((Statement.Exists) statement).select();
        return new BoundStatement.Check(written(checked.source()), where(checked.where()));
    }

    private BoundStatement.Select select(Statement.Select select) {
        return new BoundStatement.Select(
                select.source().table(),
                select.source().index(),
                projection(select.projection()),
                where(select.where()),
                select.orderBy());
    }

    private BoundStatement.Update update(Statement.Update update) {
        String tableName = written(update.source());
        return new BoundStatement.Update(
                tableName,
                new ClauseBinder(constants).bind(update.clauses()),
                where(update.where()),
                update.returning());
    }

    private BoundStatement.Delete delete(Statement.Delete delete) {
        String tableName = written(delete.source());
        Returning returning = delete.returning();
        if (returning != null
                && (returning.attributes() != Returning.Attributes.ALL || returning.image() != Returning.Image.OLD)) {
            throw Refusals.returningOfDelete(returning.attributes() + " " + returning.image());
        }
        return new BoundStatement.Delete(tableName, where(delete.where()), returning);
    }

    /** The table of a source that must be one. */
    private static String written(Source source) {
        if (source.index() != null) {
            throw Refusals.writeToIndex();
        }
        return source.table();
    }

    private Condition where(Expression where) {
        return where == null ? null : conditions.bind(where);
    }

    private Item item(Expression expression) {
        if (!(constants.find(expression) instanceof AttributeValue.M map)) {
            throw Refusals.notAnItem(expression.position());
        }
        Item item = new Item(map.values());
        for (AttributeValue value : map.values().values()) {
            Nesting.check(value, Nesting.MAXIMUM);
        }
        ItemSize.check(item);
        return item;
    }

    private static Map<String, DocumentPath> projection(Projection projection) {
        if (!(projection instanceof Projection.Paths paths)) {
            return null;
        }
        Map<String, DocumentPath> named = new LinkedHashMap<>();
        for (Expression.Path path : paths.paths()) {
            named.put(lastName(path.path()), path.path());
        }
        return named;
    }

    /** What a value is called in the answer: the last name of its path, with the indexes that follow it. */
    private static String lastName(DocumentPath path) {
        StringBuilder name = new StringBuilder();
        for (DocumentPath.Element element : path.elements()) {
            if (element instanceof DocumentPath.Name) {
                name.setLength(0);
            }
            name.append(element);
        }
        return name.toString();
    }
}
