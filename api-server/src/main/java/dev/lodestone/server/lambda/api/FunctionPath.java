package dev.lodestone.server.lambda.api;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.streams.function.Functions;
import dev.lodestone.streams.function.definition.FunctionArn;

/** The function that the path of a request names. */
final class FunctionPath {
    static final String ALL = "/2015-03-31/functions";
    static final String ONE = ALL + "/{FunctionName}";

    private static final String QUALIFIER = "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+";
    private static final int LONGEST_QUALIFIER = 128;

    private FunctionPath() {}

    /**
     * The ARN of the function, with the qualifier that stands in its name or in the query.
     *
     * @throws dev.lodestone.streams.error.LambdaException if there are two, or the name does not do
     * @throws dev.lodestone.store.error.DynamoDbException ValidationException if the qualifier does not do
     */
    static FunctionArn arn(Functions functions, RestRequest request) {
        FunctionArn arn = functions.arn(request.parameter("FunctionName"));
        String qualifier = ListParameters.emptyToNull(request.query("Qualifier"));
        if (qualifier == null) {
            return arn;
        }
        Constraints constraints = new Constraints().length("qualifier", qualifier, 1, LONGEST_QUALIFIER);
        if (!qualifier.matches(QUALIFIER)) {
            constraints.violation("qualifier", qualifier, Constraints.PATTERN + QUALIFIER);
        }
        constraints.check();
        if (arn.qualifier() != null && !arn.qualifier().equals(qualifier)) {
            throw invalidParameter(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return arn.withQualifier(qualifier);
    }
}
