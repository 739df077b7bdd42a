package dev.lodestone.server.lambda.api;

import static dev.lodestone.server.lambda.api.ListParameters.emptyToNull;

import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingUpdate;
import dev.lodestone.streams.mapping.NewMapping;
import dev.lodestone.streams.mapping.engine.MappingPage;

/** Creates, shows, changes and deletes event source mappings. Thread-safe. */
final class MappingRoutes {
    private static final String PATH = "/2015-03-31/event-source-mappings";
    private static final String ONE = PATH + "/{UUID}";

    private final LocalLambda lambda;
    private final ScopeResolver scopes;

    MappingRoutes(LocalLambda lambda, ScopeResolver scopes) {
        this.lambda = lambda;
        this.scopes = scopes;
    }

    Routes addTo(Routes routes) {
        return routes.with("POST", PATH, RestHandler.brief(this::create))
                .with("GET", PATH, RestHandler.brief(this::list))
                .with("GET", ONE, RestHandler.brief(this::get))
                .with("PUT", ONE, RestHandler.brief(this::update))
                .with("DELETE", ONE, RestHandler.brief(this::delete));
    }

    private RestResponse create(RestRequest request) {
        MappingMembers members = MappingMembers.read(request.body());
        NewMapping wanted = new NewMapping(
                namespace(request),
                members.eventSourceArn(),
                functionArn(members.functionName()),
                members.startingPosition(),
                members.parameters(),
                members.tags());
        return shown(202, lambda.mappings().create(wanted));
    }

    private RestResponse get(RestRequest request) {
        return shown(200, owned(request));
    }

    private RestResponse update(RestRequest request) {
        MappingMembers members = MappingMembers.read(request.body());
        MappingUpdate update = new MappingUpdate(functionArn(members.functionName()), members.parameters());
        return shown(202, lambda.mappings().update(owned(request).uuid(), update));
    }

    private RestResponse delete(RestRequest request) {
        return shown(202, lambda.mappings().delete(owned(request).uuid()));
    }

    private RestResponse list(RestRequest request) {
        MappingPage page = lambda.mappings()
                .list(
                        namespace(request),
                        emptyToNull(request.query("EventSourceArn")),
                        functionArn(emptyToNull(request.query("FunctionName"))),
                        ListParameters.marker(request),
                        ListParameters.maxItems(request));
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.string("NextMarker", page.nextMarker());
            out.startList("EventSourceMappings");
            for (EventSourceMapping mapping : page.mappings()) {
                out.startObject();
                MappingWriter.members(mapping, out);
                out.endObject();
            }
            out.endList();
            out.endObject();
            return LambdaAnswer.of(200, out);
        }
    }

    /** The mapping that the path names, if it is one of those that the request may know of. */
    private EventSourceMapping owned(RestRequest request) {
        return lambda.mappings().get(namespace(request), request.parameter("UUID"));
    }

    private String namespace(RestRequest request) {
        return scopes.scope(request.header("Authorization")).namespace();
    }

    private String functionArn(String functionName) {
        return functionName == null
                ? null
                : lambda.functions().arn(functionName).toString();
    }

    private static RestResponse shown(int status, EventSourceMapping mapping) {
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            MappingWriter.members(mapping, out);
            out.endObject();
            return LambdaAnswer.of(status, out);
        }
    }
}
