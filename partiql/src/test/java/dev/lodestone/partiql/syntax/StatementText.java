package dev.lodestone.partiql.syntax;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/** Writes statements as text, with parentheses wherever they are allowed. */
final class StatementText {
    private StatementText() {}

    static String of(Statement statement) {
        if (statement instanceof Statement.Select select) {
            return select(select);
        }
        if (statement instanceof Statement.Insert insert) {
            return "INSERT INTO " + source(insert.source()) + " VALUE " + expression(insert.item());
        }
        if (statement instanceof Statement.Update update) {
            return "UPDATE " + source(update.source()) + join(update.clauses(), "", StatementText::clause)
                    + where(update.where()) + returning(update.returning());
        }
        if (statement instanceof Statement.Delete delete) {
            return "DELETE FROM " + source(delete.source()) + where(delete.where()) + returning(delete.returning());
        }
        return "EXISTS(" + select(((Statement.Exists) statement).select()) + ")";
    }

    private static String select(Statement.Select select) {
        String projection = select.projection() instanceof Projection.Paths paths
                ? join(paths.paths(), ", ", StatementText::path)
                : "*";
        String orderBy = select.orderBy().isEmpty()
                ? ""
                : " ORDER BY " + join(select.orderBy(), ", ", by -> path(by.path()) + (by.ascending() ? "" : " DESC"));
        return "SELECT " + projection + " FROM " + source(select.source()) + where(select.where()) + orderBy;
    }

    private static String source(Source source) {
        return name(source.table()) + (source.index() == null ? "" : "." + name(source.index()));
    }

    private static String clause(UpdateClause clause) {
        return clause instanceof UpdateClause.Set set
                ? " SET " + path(set.path()) + " = " + expression(set.value())
                : " REMOVE " + path(clause.path());
    }

    private static String where(Expression where) {
        return where == null ? "" : " WHERE " + expression(where);
    }

    private static String returning(Returning returning) {
        return returning == null ? "" : " RETURNING " + returning.attributes() + " " + returning.image() + " *";
    }

    private static String path(Expression.Path path) {
        StringBuilder text = new StringBuilder();
        for (DocumentPath.Element element : path.path().elements()) {
            if (element instanceof DocumentPath.Name name) {
                text.append(text.isEmpty() ? "" : ".").append(name(name.value()));
            } else {
                text.append(element);
            }
        }
        return text.toString();
    }

    private static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String expression(Expression expression) {
        String text = bare(expression);
        return isTerm(expression) ? text : "(" + text + ")";
    }

    private static boolean isTerm(Expression expression) {
        return expression instanceof Expression.Path
                || expression instanceof Expression.Literal
                || expression instanceof Expression.Parameter
                || expression instanceof Expression.MapConstructor
                || expression instanceof Expression.FunctionCall;
    }

    private static String bare(Expression expression) {
        if (expression instanceof Expression.And and) {
            return join(and.operands(), " AND ", StatementText::expression);
        }
        if (expression instanceof Expression.Or or) {
            return join(or.operands(), " OR ", StatementText::expression);
        }
        if (expression instanceof Expression.Not not) {
            return "NOT " + expression(not.operand());
        }
        if (expression instanceof Expression.Comparison c) {
            return expression(c.left()) + " " + c.comparator().symbol() + " " + expression(c.right());
        }
        if (expression instanceof Expression.Between b) {
            return expression(b.operand()) + " BETWEEN " + expression(b.low()) + " AND " + expression(b.high());
        }
        if (expression instanceof Expression.In in) {
            return expression(in.operand()) + " IN " + bare(in.choices());
        }
        if (expression instanceof Expression.Is is) {
            return expression(is.operand()) + " IS " + is.kind();
        }
        if (expression instanceof Expression.Arithmetic a) {
            String operator = a.operator() == Expression.Arithmetic.Operator.PLUS ? " + " : " - ";
            return expression(a.left()) + operator + expression(a.right());
        }
        return term(expression);
    }

    private static String term(Expression expression) {
        if (expression instanceof Expression.Negation negation) {
            return "- " + expression(negation.operand());
        }
        if (expression instanceof Expression.FunctionCall call) {
            return name(call.name()) + "(" + join(call.arguments(), ", ", StatementText::expression) + ")";
        }
        if (expression instanceof Expression.Path path) {
            return path(path);
        }
        if (expression instanceof Expression.ListConstructor list) {
            return "[" + join(list.elements(), ", ", StatementText::expression) + "]";
        }
        if (expression instanceof Expression.SetConstructor set) {
            return "<<" + join(set.elements(), ", ", StatementText::expression) + ">>";
        }
        if (expression instanceof Expression.MapConstructor map) {
            return "{" + join(map.members(), ", ", member -> string(member.name()) + ": " + expression(member.value()))
                    + "}";
        }
        if (expression instanceof Expression.Literal literal) {
            return literal(literal.value());
        }
        return expression instanceof Expression.Parameter ? "?" : "MISSING";
    }

    private static String literal(AttributeValue value) {
        if (value instanceof AttributeValue.S string) {
            return string(string.value());
        }
        if (value instanceof AttributeValue.N number) {
            return number.value().toString();
        }
        return value instanceof AttributeValue.BOOL bool ? Boolean.toString(bool.value()) : "NULL";
    }

    private static String string(String content) {
        return "'" + content.replace("'", "''") + "'";
    }

    private static <T> String join(List<T> parts, String separator, Function<T, String> text) {
        StringJoiner joiner = new StringJoiner(separator);
        parts.forEach(part -> joiner.add(text.apply(part)));
        return joiner.toString();
    }
}
