package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.schema.ProvisionedThroughput;

/** Provisioned throughput as a request gives it; members that were not given are null. */
public record ThroughputParameters(Long readCapacityUnits, Long writeCapacityUnits) {
    private static final long MOST = 1_000_000_000_000L;

    /** Adds the declared constraints; none for null. */
    static void constrain(String path, ThroughputParameters throughput, Constraints constraints) {
        if (throughput != null) {
            constraints
                    .required(path + ".writeCapacityUnits", throughput.writeCapacityUnits)
                    .range(path + ".writeCapacityUnits", throughput.writeCapacityUnits, 1, Long.MAX_VALUE)
                    .required(path + ".readCapacityUnits", throughput.readCapacityUnits)
                    .range(path + ".readCapacityUnits", throughput.readCapacityUnits, 1, Long.MAX_VALUE);
        }
    }

    /** Checks that the numbers are such as anybody could ask for. */
    void checkBounds() {
        checkBound("ReadCapacityUnits", readCapacityUnits);
        checkBound("WriteCapacityUnits", writeCapacityUnits);
    }

    private static void checkBound(String name, long value) {
        if (value > MOST) {
            throw validation("Given value " + value + " for " + name + " is out of bounds");
        }
    }

    ProvisionedThroughput declared() {
        return new ProvisionedThroughput(readCapacityUnits, writeCapacityUnits);
    }
}
