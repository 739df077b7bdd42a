package dev.lodestone.server.lambda.api;

import static dev.lodestone.server.lambda.api.ListParameters.emptyToNull;
import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.function.FunctionPage;
import dev.lodestone.streams.function.Functions;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.FunctionArn;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.invocation.InvocationResult;

/** Creates, shows, changes and deletes functions. Thread-safe. */
final class FunctionRoutes {
    private static final int LARGEST_PAGE = 50;
    private static final int MOST_ITEMS = 10_000;

    private final LocalLambda lambda;
    private final Functions functions;

    FunctionRoutes(LocalLambda lambda) {
        this.lambda = lambda;
        this.functions = lambda.functions();
    }

    Routes addTo(Routes routes) {
        return routes.with("POST", FunctionPath.ALL, RestHandler.brief(this::create))
                .with("GET", FunctionPath.ALL, RestHandler.brief(this::list))
                .with("GET", FunctionPath.ONE, RestHandler.brief(this::get))
                .with("DELETE", FunctionPath.ONE, RestHandler.brief(this::delete))
                .with("GET", FunctionPath.ONE + "/configuration", RestHandler.brief(this::getConfiguration))
                .with("PUT", FunctionPath.ONE + "/configuration", RestHandler.brief(this::updateConfiguration))
                .with("PUT", FunctionPath.ONE + "/code", RestHandler.brief(this::updateCode));
    }

    private RestResponse create(RestRequest request) {
        FunctionMembers members = FunctionMembers.read(request.body());
        members.checkNew();
        FunctionDefinition created = functions.create(
                nameOfNew(members.functionName()),
                members.configuration(),
                members.nestedCode().source(),
                members.tags());
        lambda.mappings().functionsChanged();
        return shown(201, created, unqualified(created));
    }

    /** The service refuses a bare name that does not do with another type than all other names. */
    private String nameOfNew(String text) {
        try {
            return functions.arn(text).withoutQualifier().toString();
        } catch (LambdaException e) {
            throw text.indexOf(':') >= 0 ? e : invalidParameter(e.getMessage());
        }
    }

    private RestResponse get(RestRequest request) {
        FunctionArn arn = FunctionPath.arn(functions, request);
        FunctionDefinition function = functions.get(arn);
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.startObject("Configuration");
            FunctionWriter.members(function, arn, out);
            out.endObject();
            out.startObject("Code");
            out.string("RepositoryType", "Local");
            out.string("Location", function.code().folder().toUri().toString());
            out.endObject();
            if (!function.tags().isEmpty()) {
                LambdaAnswer.texts("Tags", function.tags(), out);
            }
            out.endObject();
            return LambdaAnswer.of(200, out);
        }
    }

    private RestResponse getConfiguration(RestRequest request) {
        FunctionArn arn = FunctionPath.arn(functions, request);
        return shown(200, functions.get(arn), arn);
    }

    private RestResponse list(RestRequest request) {
        Integer maxItems = ListParameters.maxItems(request);
        String version = emptyToNull(request.query("FunctionVersion"));
        new Constraints()
                .oneOf("functionVersion", version, AllowedValues.FUNCTION_VERSION)
                .range("maxItems", maxItems, 1, MOST_ITEMS)
                .check();
        int limit = maxItems == null ? LARGEST_PAGE : Math.min(maxItems, LARGEST_PAGE);
        FunctionPage page = functions.list(ListParameters.marker(request), limit);
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.string("NextMarker", page.nextMarker());
            out.startList("Functions");
            for (FunctionDefinition function : page.functions()) {
                FunctionArn arn = unqualified(function);
                out.startObject();
                FunctionWriter.listedMembers(
                        function, version == null ? arn : arn.withQualifier(InvocationResult.LATEST_VERSION), out);
                out.endObject();
            }
            out.endList();
            out.endObject();
            return LambdaAnswer.of(200, out);
        }
    }

    private RestResponse updateConfiguration(RestRequest request) {
        FunctionMembers members = FunctionMembers.read(request.body());
        members.checkChanged();
        FunctionArn arn = changed(request, members);
        FunctionConfiguration change = members.configuration();
        FunctionDefinition function = functions.updateConfiguration(arn, change);
        lambda.mappings().functionsChanged();
        return shown(200, function, unqualified(function));
    }

    private RestResponse updateCode(RestRequest request) {
        FunctionMembers members = FunctionMembers.read(request.body());
        members.checkChanged();
        FunctionArn arn = changed(request, members);
        CodeSource source = members.code().source();
        if (members.isDryRun()) {
            return shown(200, functions.get(arn), arn);
        }
        FunctionDefinition function = functions.updateCode(arn, source);
        lambda.mappings().functionsChanged();
        return shown(200, function, unqualified(function));
    }

    /** The function that is to be changed, whose revision is still the one that the request means. */
    private FunctionArn changed(RestRequest request, FunctionMembers members) {
        FunctionArn arn = FunctionPath.arn(functions, request).withoutQualifier();
        FunctionDefinition function = functions.get(arn);
        if (members.revisionId() != null && !members.revisionId().equals(function.revisionId())) {
            throw new LambdaException(
                    LambdaErrorType.PRECONDITION_FAILED,
                    "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                            + " retrieve the latest Revision Id");
        }
        return arn;
    }

    private RestResponse delete(RestRequest request) {
        FunctionArn arn = FunctionPath.arn(functions, request);
        String qualifier = arn.qualifier();
        if (qualifier != null) {
            if (qualifier.equals(InvocationResult.LATEST_VERSION)) {
                throw invalidParameter("$LATEST version cannot be deleted without deleting the function.");
            }
            functions.get(arn);
            throw invalidParameter("Deletion of aliases is not currently supported.");
        }
        functions.delete(arn);
        return RestResponse.empty(204);
    }

    private FunctionArn unqualified(FunctionDefinition function) {
        return functions.arn(function.name());
    }

    private static RestResponse shown(int status, FunctionDefinition function, FunctionArn arn) {
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            FunctionWriter.members(function, arn, out);
            out.endObject();
            return LambdaAnswer.of(status, out);
        }
    }
}
