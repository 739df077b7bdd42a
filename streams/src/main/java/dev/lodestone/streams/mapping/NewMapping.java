package dev.lodestone.streams.mapping;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import java.util.Map;

/**
 * A mapping as a request to create it gives it; null stands for what was not given.
 *
 * @param namespace separates tables of equal names, as in {@link dev.lodestone.store.catalog.RequestScope}
 * @param eventSourceArn the stream
 * @param functionArn the whole ARN of the function, with a version or alias where one is wanted; null if none was given
 */
public record NewMapping(
        String namespace,
        String eventSourceArn,
        String functionArn,
        String startingPosition,
        MappingParameters parameters,
        Map<String, String> tags) {
    private static final int LONGEST_FUNCTION_NAME = 256;

    /** Checks all that can be checked without looking at what there is. */
    public void check() {
        Constraints constraints = new Constraints()
                .required("functionName", functionArn)
                .length("functionName", functionArn, 1, LONGEST_FUNCTION_NAME)
                .oneOf("startingPosition", startingPosition, AllowedValues.EVENT_SOURCE_POSITION);
        LambdaConstraints.check(parameters.constrain(constraints));
        if (eventSourceArn == null || StreamScope.of(namespace, eventSourceArn) == null) {
            throw invalidParameter("Unrecognized event source.");
        }
        LambdaConstraints.check(new Constraints().required("startingPosition", startingPosition));
        if (startingPosition.equals("AT_TIMESTAMP")) {
            throw invalidParameter("Unsupported starting position for arn type: " + eventSourceArn);
        }
        parameters.checkMeaning();
    }

    /** Whose stream it is; for a request that has been checked. */
    public RequestScope scope() {
        return StreamScope.of(namespace, eventSourceArn);
    }

    public MappingSettings settings() {
        return parameters.over(MappingSettings.DEFAULT);
    }
}
