package dev.lodestone.partiql.planning;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.partiql.binding.BoundStatement;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.read.EntrySource;
import dev.lodestone.store.read.ItemProjection;
import dev.lodestone.store.read.PageRequest;
import dev.lodestone.store.read.QueryRange;
import dev.lodestone.store.read.ReadTarget;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a SELECT statement is carried out: as queries of the partitions that it names, or else as a scan. Used by one thread.
 */
public final class SelectPlan {
    /** The most items of a page whose partitions are named by IN. */
    private static final int MOST_BY_IN = 10;

    private final BoundStatement.Select statement;
    private final ReadTarget target;
    private final boolean consistent;
    private final KeyPlan keys;
    private final OrderRules order;

    /** Null for a scan. */
    private final List<QueryRange> ranges;

    private final boolean fromTable;

    private SelectPlan(BoundStatement.Select statement, ReadTarget target, boolean consistent) {
        this.statement = statement;
        this.target = target;
        this.consistent = consistent;
        this.keys = KeyPlan.of(target.keySchema(), statement.where());
        this.order = OrderRules.of(statement.orderBy(), target.keySchema(), statement.where() != null, keys.isBound());
        this.ranges = keys.isBound() ? keys.ranges(target, order) : null;
        Projection paths = paths(statement);
        ScalarKeys.check(target.table(), paths);
        ScalarKeys.check(target.table(), statement.where());
        if (keys.isBound() && keys.filter() != null) {
            target.refuseUnheldFilter(keys.filter().attributes());
        }
        this.fromTable = paths != null && target.needsTable(paths.attributes());
    }

    /**
     * The plan for a statement.
     *
     * @param nowMillis the time, at which an index may still be coming into being
     * @throws DynamoDbException ValidationException if the statement does not suit the table
     */
    public static SelectPlan of(BoundStatement.Select statement, Table table, boolean consistent, long nowMillis) {
        if (statement.indexName() != null && table.index(statement.indexName()) == null) {
            throw validation(ReadTarget.NO_SUCH_INDEX);
        }
        ReadTarget target = ReadTarget.of(table, statement.indexName(), nowMillis);
        if (consistent && target.isGlobalIndex()) {
            throw validation("Strongly consistent read is not supported on Global Secondary Indexes");
        }
        return new SelectPlan(statement, target, consistent);
    }

    public ReadTarget target() {
        return target;
    }

    /**
     * The page to read.
     *
     * @param limit the most entries to evaluate, or null
     */
    public PageRequest page(Integer limit) {
        int most = keys.byIn() ? MOST_BY_IN : Integer.MAX_VALUE;
        return new PageRequest(
                target,
                limit == null ? most : Math.min(limit, most),
                keys.filter(),
                projection(statement),
                consistent,
                fromTable,
                false);
    }

    /**
     * The entries to read.
     *
     * @param last the key of the last entry of the page before, or null
     */
    public EntrySource entries(Item last) {
        Address after = last == null ? null : target.address(last);
        if (ranges == null) {
            return (reader, visitor) -> reader.scanAll(target.space(), 0, 1, after, visitor);
        }
        if (order.partitionsFirst() || ranges.size() == 1) {
            return new RangesInTurn(target.space(), after == null ? ranges : from(after));
        }
        return new MergedRanges(target, ranges, order.forward(), after);
    }

    private List<QueryRange> from(Address after) {
        for (int at = 0; at < ranges.size(); at++) {
            if (Arrays.equals(ranges.get(at).partition(), after.partition())) {
                List<QueryRange> rest = new ArrayList<>(ranges.subList(at, ranges.size()));
                rest.set(0, rest.get(0).after(after));
                return rest;
            }
        }
        return List.of();
    }

    /** Refuses an order where at most one item can be answered. */
    static void refuseOrder(BoundStatement.Select statement) {
        if (!statement.orderBy().isEmpty()) {
            throw validation("ORDER BY clause is not supported where the statement names one item");
        }
    }

    /** What a statement returns of each item. */
    static ItemProjection projection(BoundStatement.Select statement) {
        Projection paths = paths(statement);
        if (paths == null) {
            return ItemProjection.WHOLE;
        }
        for (DocumentPath path : paths.paths()) {
            if (!path.isTopLevel()) {
                return ItemProjection.named(statement.projection());
            }
        }
        return ItemProjection.of(paths);
    }

    /** The paths that a statement returns, or null for all. */
    static Projection paths(BoundStatement.Select statement) {
        return statement.projection() == null
                ? null
                : new Projection(List.copyOf(statement.projection().values()));
    }
}
