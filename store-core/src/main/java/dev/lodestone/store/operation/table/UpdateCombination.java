package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.schema.BillingMode;
import java.util.List;

/**
 * Which parameters of UpdateTable may stand together. The service takes little more than one change at a time, whatever
 * the state of the table.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html">UpdateTable</a>
 */
final class UpdateCombination {

    private final TableSettings settings;
    private final List<IndexAction> indexActions;

    private UpdateCombination(TableSettings settings, List<IndexAction> indexActions) {
        this.settings = settings;
        this.indexActions = indexActions;
    }

    /** Refuses a request that changes nothing, or changes together what must be changed apart. */
    static void check(UpdateTable.Request request) {
        UpdateCombination combination =
                new UpdateCombination(request.settings(), request.globalSecondaryIndexUpdates());
        combination.checkNotEmpty();
        combination.checkSingles();
        combination.checkPairs();
        combination.checkBilling();
    }

    private boolean hasIndexActions() {
        return indexActions != null && !indexActions.isEmpty();
    }

    /** How many of the members there are, each of which would make a request of its own. */
    private int count() {
        Object[] members = {
            settings.billingMode(),
            settings.provisionedThroughput(),
            settings.onDemandThroughput(),
            settings.warmThroughput(),
            settings.streamSpecification(),
            settings.sseSpecification(),
            settings.tableClass(),
            settings.deletionProtectionEnabled(),
            hasIndexActions() ? indexActions : null
        };
        int given = 0;
        for (Object member : members) {
            given += member == null ? 0 : 1;
        }
        return given;
    }

    private void checkNotEmpty() {
        if (count() == 0) {
            throw validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady,"
                    + " ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput,"
                    + " WarmThroughput or TableClass is required");
        }
        if (indexActions != null && indexActions.isEmpty()) {
            throw invalidParameters("List of GlobalSecondaryIndexUpdates is empty");
        }
    }

    private void checkSingles() {
        checkSingle(settings.sseSpecification(), "Server-Side Encryption modification");
        checkSingle(settings.tableClass(), "TableClass modification");
        checkSingle(settings.deletionProtectionEnabled(), "DeletionProtection modification");
        if (settings.warmThroughput() != null && hasIndexActions() && hasCreate()) {
            throw invalidParameters("Create global secondary index cannot be specified when updating WarmThroughput");
        }
        checkSingle(settings.warmThroughput(), "WarmThroughput");
    }

    private void checkSingle(Object member, String what) {
        if (member != null && count() > 1) {
            throw invalidParameters(what + " must be the only operation in the request");
        }
    }

    private boolean hasCreate() {
        return indexActions.stream().anyMatch(action -> action.create() != null);
    }

    private void checkPairs() {
        if (settings.onDemandThroughput() != null && settings.streamSpecification() != null) {
            throw invalidParameters(
                    "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request");
        }
        boolean updatesUnits = settings.provisionedThroughput() != null
                || BillingMode.PROVISIONED.name().equals(settings.billingMode());
        if (updatesUnits && settings.streamSpecification() != null) {
            throw invalidParameters("You cannot modify stream status while updating table IOPS");
        }
        if (!hasIndexActions() || indexActions.stream().noneMatch(IndexAction::isOnline)) {
            return;
        }
        if (settings.provisionedThroughput() != null) {
            throw invalidParameters("You cannot create or delete index while updating table IOPS");
        }
        if (settings.streamSpecification() != null) {
            throw invalidParameters("You cannot create or delete index while changing stream status");
        }
    }

    private void checkBilling() {
        ThroughputParameters throughput = settings.provisionedThroughput();
        if (BillingMode.PAY_PER_REQUEST.name().equals(settings.billingMode()) && throughput != null) {
            throw invalidParameters("ProvisionedThroughput cannot be specified" + Billing.WHEN_PAY_PER_REQUEST);
        }
        if (BillingMode.PROVISIONED.name().equals(settings.billingMode()) && throughput == null) {
            throw invalidParameters("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        if (throughput != null) {
            throughput.checkBounds();
        }
    }
}
