package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.List;

/**
 * The settings of a table that may be given at its creation and changed later; those that were not given are null.
 *
 * @param unsupported the names of parameters given that the API has and the store does not: replicas in other regions, and
 *     policies
 */
public record TableSettings(
        String billingMode,
        ThroughputParameters provisionedThroughput,
        OnDemandThroughput onDemandThroughput,
        WarmThroughput warmThroughput,
        StreamSpecification streamSpecification,
        SseSpecification sseSpecification,
        String tableClass,
        Boolean deletionProtectionEnabled,
        List<String> unsupported) {
    public TableSettings {
        unsupported = List.copyOf(unsupported);
    }

    /** Adds the declared constraints on billing. */
    void constrainBilling(Constraints constraints) {
        constraints.oneOf("billingMode", billingMode, AllowedValues.BILLING_MODE);
        ThroughputParameters.constrain("provisionedThroughput", provisionedThroughput, constraints);
    }

    /** Adds the declared constraints on stream and encryption. */
    void constrainFeatures(Constraints constraints) {
        StreamSpecification.constrain("streamSpecification", streamSpecification, constraints);
        SseSpecification.constrain("sSESpecification", sseSpecification, constraints);
    }

    /** Refuses what the store does not have, rather than pretend that it has been carried out. */
    void refuseUnsupported() {
        if (!unsupported.isEmpty()) {
            throw invalidParameters(String.join(", ", unsupported) + (unsupported.size() == 1 ? " is" : " are")
                    + " not supported by this store");
        }
    }
}
