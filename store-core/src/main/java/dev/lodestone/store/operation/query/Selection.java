package dev.lodestone.store.operation.query;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.operation.ProjectionParameters;
import dev.lodestone.store.read.ReadTarget;
import java.util.function.Function;

/** What a query or scan returns of the items that it finds: the values of {@code Select}. */
enum Selection {
    ALL_ATTRIBUTES,
    ALL_PROJECTED_ATTRIBUTES,
    COUNT,
    SPECIFIC_ATTRIBUTES;

    /**
     * The selection that a request makes, or that goes without saying.
     *
     * @param refusal makes the refusal, which the service words as a violated constraint in Query only
     * @throws DynamoDbException ValidationException if it does not go with the other parameters
     */
    static Selection of(ReadParameters read, Function<String, DynamoDbException> refusal) {
        String projecting = projecting(read.projection());
        if (read.select() == null) {
            return projecting != null
                    ? SPECIFIC_ATTRIBUTES
                    : read.indexName() == null ? ALL_ATTRIBUTES : ALL_PROJECTED_ATTRIBUTES;
        }
        Selection selection = valueOf(read.select());
        if (selection == SPECIFIC_ATTRIBUTES) {
            if (projecting == null) {
                throw refusal.apply("Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                        + " SPECIFIC_ATTRIBUTES");
            }
        } else if (projecting != null) {
            throw refusal.apply("Cannot specify the " + projecting + " when choosing to get "
                    + (selection == COUNT ? "only the Count" : selection));
        }
        if (selection == ALL_PROJECTED_ATTRIBUTES && read.indexName() == null) {
            throw refusal.apply("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        return selection;
    }

    private static String projecting(ProjectionParameters projection) {
        if (projection.projectionExpression() != null) {
            return "ProjectionExpression";
        }
        return projection.attributesToGet() == null ? null : "AttributesToGet";
    }

    /**
     * Whether an index does not hold what is selected, so that items have to be fetched from the table.
     *
     * @param projection null where none is given
     * @throws DynamoDbException ValidationException if the index is a global one, which is never left for its table
     */
    boolean needsTable(ReadTarget target, Projection projection) {
        if (target.holdsAll()) {
            return false;
        }
        if (this == ALL_ATTRIBUTES) {
            if (target.isGlobalIndex()) {
                throw invalidParameters("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                        + target.index().name() + " because its projection type is not ALL");
            }
            return true;
        }
        return projection != null && target.needsTable(projection.attributes());
    }
}
