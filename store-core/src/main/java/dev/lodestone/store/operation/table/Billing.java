package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.ProvisionedThroughput;

/** How billing mode and throughput settings must go together. */
final class Billing {

    /** The end of refusals of provisioned throughput where requests are billed. */
    static final String WHEN_PAY_PER_REQUEST = " when BillingMode is PAY_PER_REQUEST";

    private Billing() {}

    /** The billing mode named, PROVISIONED where none is. */
    static BillingMode mode(String named) {
        return named == null ? BillingMode.PROVISIONED : BillingMode.valueOf(named);
    }

    /** The throughput of a table or index with this mode, zero where it is billed per request. */
    static ProvisionedThroughput throughput(BillingMode mode, ThroughputParameters throughput) {
        return mode == BillingMode.PAY_PER_REQUEST ? ProvisionedThroughput.NONE : throughput.declared();
    }

    /** Checks the throughput of a new table. */
    static void checkNewTable(BillingMode mode, ThroughputParameters throughput) {
        if (mode == BillingMode.PAY_PER_REQUEST) {
            if (throughput != null) {
                throw throughputBilledPerRequest("");
            }
        } else {
            if (throughput == null) {
                throw invalidParameters("ReadCapacityUnits and WriteCapacityUnits must both be specified when"
                        + " BillingMode is PROVISIONED");
            }
            throughput.checkBounds();
        }
    }

    /**
     * The refusal of provisioned throughput where requests are billed.
     *
     * @param where names the index; empty for the table
     */
    static RuntimeException throughputBilledPerRequest(String where) {
        return invalidParameters(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified" + where + WHEN_PAY_PER_REQUEST);
    }

    /** Checks the throughput of an index of a new table. */
    static void checkNewIndex(BillingMode mode, IndexParameters index) {
        ThroughputParameters throughput = index.provisionedThroughput();
        if (mode == BillingMode.PAY_PER_REQUEST && throughput != null) {
            throw invalidParameters("ProvisionedThroughput should not be specified for index: " + index.indexName()
                    + WHEN_PAY_PER_REQUEST);
        }
        if (mode == BillingMode.PROVISIONED) {
            if (throughput == null) {
                throw invalidParameters("ProvisionedThroughput is not specified for index: " + index.indexName());
            }
            throughput.checkBounds();
        }
        checkOnDemand(mode, index.onDemandThroughput(), " for index: " + index.indexName());
        Warmth.checkNew(index.warmThroughput(), mode, throughput(mode, throughput), "index " + index.indexName());
    }

    /**
     * The refusal of throughput that is what it was.
     *
     * @param what the table or index
     * @param whose the same, as it stands in the middle of the message
     */
    static RuntimeException unchanged(String what, String whose, ProvisionedThroughput units) {
        return validation("The provisioned throughput for " + what + " will not change. The requested value equals the"
                + " current value." + equal("ReadCapacityUnits", whose, units.readCapacityUnits())
                + equal("WriteCapacityUnits", whose, units.writeCapacityUnits())
                + " Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
    }

    private static String equal(String name, String whose, long units) {
        return " Current " + name + " provisioned for " + whose + ": " + units + ". Requested " + name + ": " + units
                + ".";
    }

    /**
     * Checks new bounds of an existing table or index; -1 lifts a bound.
     *
     * @param throughput null for none
     * @param where names the index; empty for the table
     */
    static void checkOnDemandUpdate(BillingMode mode, OnDemandThroughput throughput, String where) {
        if (throughput != null) {
            checkOnDemandUpdate(mode, "MaxReadRequestUnits", throughput.maxReadRequestUnits(), where);
            checkOnDemandUpdate(mode, "MaxWriteRequestUnits", throughput.maxWriteRequestUnits(), where);
        }
    }

    private static void checkOnDemandUpdate(BillingMode mode, String name, Long value, String where) {
        if (value == null) {
            return;
        }
        if (mode == BillingMode.PROVISIONED) {
            throw invalidParameters(name + " for OnDemandThroughput" + where
                    + " cannot be specified when the table BillingMode is PROVISIONED");
        }
        if (value < 1 && value != -1) {
            throw outOfRange(name, where);
        }
    }

    private static RuntimeException outOfRange(String name, String where) {
        return invalidParameters("Requested " + name + " for OnDemandThroughput"
                + (where.isEmpty() ? " for table" : where) + " is outside of valid range");
    }

    /** The bounds after an update that may name only one of them. */
    static OnDemandThroughput merge(OnDemandThroughput current, OnDemandThroughput asked) {
        if (current == null || asked == null) {
            return asked == null ? current : asked;
        }
        return new OnDemandThroughput(
                asked.maxReadRequestUnits() == null ? current.maxReadRequestUnits() : asked.maxReadRequestUnits(),
                asked.maxWriteRequestUnits() == null ? current.maxWriteRequestUnits() : asked.maxWriteRequestUnits());
    }

    /**
     * Checks the bounds set on a new table or index that is billed per request.
     *
     * @param throughput null for none
     * @param where names the index; empty for the table
     */
    static void checkOnDemand(BillingMode mode, OnDemandThroughput throughput, String where) {
        if (throughput == null) {
            return;
        }
        checkOnDemand(mode, "MaxReadRequestUnits", throughput.maxReadRequestUnits(), where);
        checkOnDemand(mode, "MaxWriteRequestUnits", throughput.maxWriteRequestUnits(), where);
    }

    private static void checkOnDemand(BillingMode mode, String name, Long value, String where) {
        if (value == null) {
            return;
        }
        if (mode == BillingMode.PROVISIONED) {
            throw invalidParameters(name + " for OnDemandThroughput" + where
                    + " cannot be specified when table BillingMode is PROVISIONED.");
        }
        if (value < 1) {
            throw outOfRange(name, where.replace("index:", "index :"));
        }
    }
}
