package dev.lodestone.partiql.planning;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.binding.Problems;
import dev.lodestone.store.expression.evaluation.ValueComparison;
import dev.lodestone.store.read.QueryRange;
import dev.lodestone.store.read.ReadTarget;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What of a condition the keys of a table or index settle: the partitions it leaves, the sort keys within them, and the rest
 * to filter by.
 *
 * @param partitions values of the partition key attributes, a list for each partition; null if all are to be read
 * @param sortConditions what is demanded of the sort key, the same in each partition
 * @param filter null where nothing is left
 * @param byIn whether IN names the partitions
 */
record KeyPlan(List<List<AttributeValue>> partitions, List<Condition> sortConditions, Condition filter, boolean byIn) {
    /** The most partitions that one statement may name. */
    private static final int MOST_PARTITIONS = 50;

    /**
     * Takes the condition apart.
     *
     * @throws DynamoDbException ValidationException if it names too many partitions
     */
    static KeyPlan of(KeySchema schema, Condition where) {
        List<Condition> conjuncts = Conjuncts.of(where);
        List<List<AttributeValue>> partitions = List.of(List.of());
        boolean byIn = false;
        for (KeyAttribute attribute : schema.partitionKey()) {
            Condition choosing = choosing(conjuncts, attribute.name());
            if (choosing == null) {
                return new KeyPlan(null, List.of(), where, false);
            }
            conjuncts.remove(choosing);
            partitions = product(partitions, Conjuncts.choices(choosing, attribute.name()));
            byIn |= choosing instanceof Condition.In;
        }
        List<Condition> sortConditions = takeSortConditions(schema, conjuncts);
        return new KeyPlan(partitions, sortConditions, Conjuncts.join(conjuncts), byIn);
    }

    private static Condition choosing(List<Condition> conjuncts, String attribute) {
        for (Condition conjunct : conjuncts) {
            if (Conjuncts.choices(conjunct, attribute) != null) {
                return conjunct;
            }
        }
        return null;
    }

    private static List<List<AttributeValue>> product(
            List<List<AttributeValue>> partitions, Set<AttributeValue> choices) {
        if ((long) partitions.size() * choices.size() > MOST_PARTITIONS) {
            Problems problems = new Problems();
            problems.tooManyCandidates(choices.size());
            problems.refuse();
        }
        List<List<AttributeValue>> product = new ArrayList<>();
        for (List<AttributeValue> partition : partitions) {
            for (AttributeValue choice : choices) {
                List<AttributeValue> longer = new ArrayList<>(partition);
                longer.add(choice);
                product.add(longer);
            }
        }
        return product;
    }

    /** A sort key attribute can be used only after equalities with all attributes before it. */
    private static List<Condition> takeSortConditions(KeySchema schema, List<Condition> conjuncts) {
        List<Condition> taken = new ArrayList<>();
        for (KeyAttribute attribute : schema.sortKey()) {
            Condition usable = usable(conjuncts, attribute.name());
            if (usable == null) {
                break;
            }
            conjuncts.remove(usable);
            taken.add(usable);
            if (Conjuncts.equal(usable, attribute.name()) == null) {
                break;
            }
        }
        return taken;
    }

    private static Condition usable(List<Condition> conjuncts, String attribute) {
        Condition usable = null;
        for (Condition conjunct : conjuncts) {
            if (Conjuncts.equal(conjunct, attribute) != null) {
                return conjunct;
            }
            if (usable == null && Conjuncts.isOfKey(conjunct, attribute)) {
                usable = conjunct;
            }
        }
        return usable;
    }

    boolean isBound() {
        return partitions != null;
    }

    /**
     * The ranges of entries that the partitions have, in the order asked for.
     *
     * @throws DynamoDbException ValidationException if a value does not suit the key schema
     */
    List<QueryRange> ranges(ReadTarget target, OrderRules order) {
        List<Partition> named = new ArrayList<>(partitions.size());
        for (List<AttributeValue> key : partitions) {
            named.add(
                    new Partition(key, QueryRange.of(target, keyCondition(target.keySchema(), key), order.forward())));
        }
        if (order.partitionsAscending() != null) {
            named.sort((left, right) ->
                    order.partitionsAscending() ? compare(left.key, right.key) : compare(right.key, left.key));
        }
        List<QueryRange> ranges = new ArrayList<>(named.size());
        named.forEach(partition -> ranges.add(partition.range));
        return ranges;
    }

    private record Partition(List<AttributeValue> key, QueryRange range) {}

    private static int compare(List<AttributeValue> left, List<AttributeValue> right) {
        for (int at = 0; at < left.size(); at++) {
            int order = ValueComparison.compare(left.get(at), right.get(at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private KeyCondition keyCondition(KeySchema schema, List<AttributeValue> partition) {
        List<Condition> conditions = new ArrayList<>();
        for (int at = 0; at < partition.size(); at++) {
            DocumentPath path =
                    DocumentPath.ofAttribute(schema.partitionKey().get(at).name());
            conditions.add(new Condition.Comparison(
                    new Operand.Path(path), Comparator.EQ, new Operand.Literal(partition.get(at))));
        }
        conditions.addAll(sortConditions);
        return KeyCondition.of(new Condition.And(conditions));
    }
}
