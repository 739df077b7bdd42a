package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.WarmThroughput;

/**
 * What tables and indexes can serve at once: at least what the service gives from the start, and what was asked for since.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html">Warm throughput</a>
 */
final class Warmth {
    /** What a table or index that is billed per request can serve from the start. */
    private static final WarmThroughput INITIAL_ON_DEMAND = new WarmThroughput(12_000L, 4_000L);

    private Warmth() {}

    /**
     * What a table or index can serve at once.
     *
     * @param asked what was asked for; null, or null members, where nothing was
     */
    static WarmThroughput of(WarmThroughput asked, BillingMode mode, ProvisionedThroughput provisioned) {
        WarmThroughput initial = initial(mode, provisioned);
        return asked == null
                ? initial
                : new WarmThroughput(
                        greatest(asked.readUnitsPerSecond(), initial.readUnitsPerSecond()),
                        greatest(asked.writeUnitsPerSecond(), initial.writeUnitsPerSecond()));
    }

    private static WarmThroughput initial(BillingMode mode, ProvisionedThroughput provisioned) {
        return mode == BillingMode.PAY_PER_REQUEST
                ? INITIAL_ON_DEMAND
                : new WarmThroughput(provisioned.readCapacityUnits(), provisioned.writeCapacityUnits());
    }

    private static Long greatest(Long asked, Long initial) {
        return asked == null ? initial : Long.valueOf(Math.max(asked, initial));
    }

    /**
     * Checks what is asked for a new table or index.
     *
     * @param asked null for nothing
     * @param what the table, or the index with its name
     */
    static void checkNew(WarmThroughput asked, BillingMode mode, ProvisionedThroughput provisioned, String what) {
        if (asked == null) {
            return;
        }
        WarmThroughput initial = initial(mode, provisioned);
        if (isLower(asked.readUnitsPerSecond(), initial.readUnitsPerSecond())) {
            throw invalidParameters(
                    "Requested ReadUnitsPerSecond for WarmThroughput for " + what + tooLow(mode, "Read"));
        }
        if (isLower(asked.writeUnitsPerSecond(), initial.writeUnitsPerSecond())) {
            throw invalidParameters(
                    "Requested WriteUnitsPerSecond for WarmThroughput for " + what + tooLow(mode, "Write"));
        }
    }

    private static String tooLow(BillingMode mode, String readOrWrite) {
        return mode == BillingMode.PAY_PER_REQUEST
                ? " is lower than initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/"
                        + "latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial"
                : " is lower than " + readOrWrite + "CapacityUnits of ProvisionedThroughput";
    }

    /** What is asked for from now on, which may not be less than what there is. */
    static WarmThroughput raise(
            WarmThroughput askedBefore,
            WarmThroughput asked,
            BillingMode mode,
            ProvisionedThroughput provisioned,
            String what) {
        WarmThroughput current = of(askedBefore, mode, provisioned);
        if (isLower(asked.readUnitsPerSecond(), current.readUnitsPerSecond())) {
            throw lowered("ReadUnitsPerSecond", what);
        }
        if (isLower(asked.writeUnitsPerSecond(), current.writeUnitsPerSecond())) {
            throw lowered("WriteUnitsPerSecond", what);
        }
        return new WarmThroughput(
                greatest(asked.readUnitsPerSecond(), current.readUnitsPerSecond()),
                greatest(asked.writeUnitsPerSecond(), current.writeUnitsPerSecond()));
    }

    private static boolean isLower(Long asked, long bound) {
        return asked != null && asked < bound;
    }

    private static RuntimeException lowered(String member, String what) {
        return invalidParameters("Requested " + member + " for WarmThroughput for " + what
                + " is lower than current WarmThroughput, decreasing WarmThroughput is not supported");
    }
}
