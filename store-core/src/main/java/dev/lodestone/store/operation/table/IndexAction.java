package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.constraint.Constraints;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an UpdateTable request wants of one global secondary index; one of the members is given, the others are null.
 *
 * @param update only name and throughput settings are given
 * @param delete only the name is given
 */
public record IndexAction(IndexParameters create, IndexParameters update, IndexParameters delete) {

    /** Adds the declared constraints of a list of them. */
    static void constrain(String path, List<IndexAction> actions, Constraints constraints) {
        for (int i = 0; actions != null && i < actions.size(); i++) {
            String member = path + "." + (i + 1) + ".member";
            constraints.required(member, actions.get(i));
            if (actions.get(i) != null) {
                actions.get(i).constrain(member, constraints);
            }
        }
    }

    private void constrain(String path, Constraints constraints) {
        if (update != null) {
            String member = path + ".update";
            constrainName(member, update, constraints);
            ThroughputParameters.constrain(
                    member + ".provisionedThroughput", update.provisionedThroughput(), constraints);
        }
        if (create != null) {
            create.constrainGlobal(path + ".create", constraints);
        }
        if (delete != null) {
            constrainName(path + ".delete", delete, constraints);
        }
    }

    private static void constrainName(String path, IndexParameters index, Constraints constraints) {
        constraints.required(path + ".indexName", index.indexName()).name(path + ".indexName", index.indexName());
    }

    /** Checks that each of the actions is one, and that no two are about the same index. */
    static void check(List<IndexAction> actions) {
        Set<String> names = new HashSet<>();
        for (IndexAction action : actions) {
            int given =
                    (action.create == null ? 0 : 1) + (action.update == null ? 0 : 1) + (action.delete == null ? 0 : 1);
            if (given == 0) {
                throw invalidParameters("One of GlobalSecondaryIndexUpdate.Update,"
                        + " GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null");
            }
            if (given > 1) {
                throw invalidParameters(
                        "Only one global secondary index action is allowed per" + " GlobalSecondaryIndexUpdate object");
            }
            if (!names.add(action.indexName())) {
                throw invalidParameters("Only one global secondary index update per index is allowed"
                        + " simultaneously. Index: " + action.indexName());
            }
        }
    }

    String indexName() {
        if (create != null) {
            return create.indexName();
        }
        return update != null ? update.indexName() : delete.indexName();
    }

    /** Whether it adds or removes an index, of which there may be one at a time. */
    boolean isOnline() {
        return update == null;
    }
}
