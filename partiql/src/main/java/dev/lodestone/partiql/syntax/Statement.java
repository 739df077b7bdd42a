package dev.lodestone.partiql.syntax;

import java.util.List;

/** A parsed statement. It is immutable, knows nothing of the tables it names, and fits every set of parameters. */
public sealed interface Statement {
    /** What the statement reads or writes. */
    Source source();

    /** How many parameters the statement asks for: how many question marks it has. */
    int parameters();

    /**
     * {@code SELECT projection FROM source [WHERE condition] [ORDER BY path, …]}
     *
     * @param where the condition, or null
     * @param orderBy the ordering attributes, none if the statement asks for no order
     */
    record Select(Projection projection, Source source, Expression where, List<OrderBy> orderBy, int parameters)
            implements Statement {}

    /**
     * {@code INSERT INTO table VALUE item}
     *
     * @param item what is inserted: a map, or a parameter; anything else that is an expression is possible too
     */
    record Insert(Source source, Expression item, int parameters) implements Statement {}

    /**
     * {@code UPDATE table SET path = value … REMOVE path … [WHERE condition] [RETURNING …]}
     *
     * @param clauses at least one change
     * @param where the condition, or null
     * @param returning what is returned, or null
     */
    record Update(Source source, List<UpdateClause> clauses, Expression where, Returning returning, int parameters)
            implements Statement {}

    /**
     * {@code DELETE FROM table [WHERE condition] [RETURNING …]}
     *
     * @param where the condition, or null
     * @param returning what is returned, or null
     */
    record Delete(Source source, Expression where, Returning returning, int parameters) implements Statement {}

    /** {@code EXISTS(SELECT …)}, the check that a transaction makes. */
    record Exists(Select select, Position position) implements Statement {
        @Override
        public Source source() {
            return select.source();
        }

        @Override
        public int parameters() {
            return select.parameters();
        }
    }
}
