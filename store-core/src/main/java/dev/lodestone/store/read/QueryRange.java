package dev.lodestone.store.read;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.encoding.SortKeyRange;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.KeyOperator;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The entries that satisfy a key condition: one partition, and a range of its sort parts. Immutable. */
public final class QueryRange {
    private final byte[] partition;
    private final SortRange range;

    /** Whether the condition says something of the sort key. */
    private final boolean sortKeyChosen;

    private QueryRange(byte[] partition, SortRange range, boolean sortKeyChosen) {
        this.partition = partition;
        this.range = range;
        this.sortKeyChosen = sortKeyChosen;
    }

    public byte[] partition() {
        return partition;
    }

    public SortRange range() {
        return range;
    }

    /**
     * The entries that satisfy the condition, which has at least one term.
     *
     * @throws DynamoDbException ValidationException if the condition does not suit the key schema
     */
    public static QueryRange of(ReadTarget target, KeyCondition condition, boolean forward) {
        KeySchema schema = target.keySchema();
        checkCount(schema, condition);
        checkPartitionKey(schema, condition);
        int sortTerms = checkSortKey(schema, condition);
        if (schema.partitionKey().size() + sortTerms < condition.terms().size()) {
            throw sortTerms < schema.sortKey().size() ? missed(schema.sortKey().get(sortTerms)) : unsupported();
        }
        byte[] partition = target.partition(name -> condition.term(name).first());
        return new QueryRange(
                partition, sortRange(schema.sortKey().subList(0, sortTerms), condition, forward), sortTerms > 0);
    }

    /** The refusal of too many conditions, or of none; its text is from when no key had more than two attributes. */
    private static void checkCount(KeySchema schema, KeyCondition condition) {
        if (condition.terms().size() > 2 && schema.size() <= 2) {
            throw badCount();
        }
    }

    /** The refusal of more conditions than a key has attributes, or of none. */
    public static DynamoDbException badCount() {
        return validation("Conditions can be of length 1 or 2 only");
    }

    private static void checkPartitionKey(KeySchema schema, KeyCondition condition) {
        if (schema.size() == 1 && condition.terms().size() > 1) {
            throw unsupported();
        }
        for (KeyAttribute attribute : schema.partitionKey()) {
            KeyCondition.Term term = condition.term(attribute.name());
            if (term == null) {
                throw missed(attribute);
            }
            checkValues(attribute, term, KeyRules.MAXIMUM_PARTITION_KEY);
            if (term.operator() != KeyOperator.EQ) {
                throw unsupported();
            }
        }
    }

    /** Checks that only the last sort key attribute named is without equality, and counts them. */
    private static int checkSortKey(KeySchema schema, KeyCondition condition) {
        KeyAttribute open = null;
        int terms = 0;
        for (KeyAttribute attribute : schema.sortKey()) {
            KeyCondition.Term term = condition.term(attribute.name());
            if (term != null) {
                if (open != null) {
                    throw validation("RANGE key attributes " + open.name()
                            + " must have equality conditions specified in the query because a condition is present on"
                            + " key attribute " + attribute.name());
                }
                checkValues(attribute, term, KeyRules.MAXIMUM_SORT_KEY);
                terms++;
            }
            if (open == null && (term == null || term.operator() != KeyOperator.EQ)) {
                open = attribute;
            }
        }
        return terms;
    }

    private static void checkValues(KeyAttribute attribute, KeyCondition.Term term, int maximumSize) {
        for (AttributeValue operand : term.operands()) {
            if (operand.type() != attribute.type()) {
                throw invalidParameters("Condition parameter type does not match" + " schema type");
            }
            KeyRules.checkValue(attribute, operand, maximumSize);
        }
    }

    private static DynamoDbException missed(KeyAttribute attribute) {
        return validation("Query condition missed key schema element: " + attribute.name());
    }

    private static DynamoDbException unsupported() {
        return validation("Query key condition not supported");
    }

    private static SortRange sortRange(List<KeyAttribute> attributes, KeyCondition condition, boolean forward) {
        List<AttributeValue> leading = new ArrayList<>(attributes.size());
        for (KeyAttribute attribute : attributes) {
            KeyCondition.Term term = condition.term(attribute.name());
            if (term.operator() != KeyOperator.EQ) {
                return bounded(new SortKeyRange(leading), term).range(forward);
            }
            leading.add(term.first());
        }
        return new SortKeyRange(leading).range(forward);
    }

    private static SortKeyRange bounded(SortKeyRange range, KeyCondition.Term term) {
        return switch (term.operator()) {
            case LT -> range.lessThan(term.first());
            case LE -> range.atMost(term.first());
            case GT -> range.greaterThan(term.first());
            case GE -> range.atLeast(term.first());
            case BETWEEN -> range.atLeast(term.first()).atMost(term.operands().get(1));
            case BEGINS_WITH -> range.beginsWith(term.first());
            case EQ -> throw new IllegalArgumentException("Equality is not a bound");
        };
    }

    /**
     * What of the range follows the entry at an address.
     *
     * @param start null for all of it
     * @throws DynamoDbException ValidationException if the entry would not be in the range
     */
    public QueryRange after(Address start) {
        if (start == null) {
            return this;
        }
        boolean samePartition = Arrays.equals(partition, start.partition());
        if (!sortKeyChosen && !samePartition) {
            throw validation("The provided starting key is outside query boundaries based on provided conditions");
        }
        if (!contains(start.sort())) {
            throw validation("The provided starting key does not match the range key predicate");
        }
        if (!samePartition) {
            throw validation("The query can return at most one row and cannot be restarted");
        }
        return new QueryRange(partition, SortKeyRange.resume(range, start.sort()), sortKeyChosen);
    }

    private boolean contains(byte[] sort) {
        return (range.from() == null || Arrays.compareUnsigned(sort, range.from()) >= 0)
                && (range.to() == null || Arrays.compareUnsigned(sort, range.to()) < 0);
    }
}
