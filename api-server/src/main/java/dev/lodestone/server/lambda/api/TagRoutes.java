package dev.lodestone.server.lambda.api;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.streams.function.definition.FunctionArn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags functions and mappings. Thread-safe; changes take place one after the other. */
final class TagRoutes {
    private static final String PATH = "/2017-03-31/tags/{ARN}";
    private static final String TAGS = "Tags";
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    /** What of the API's resources there is here; the region may be any. */
    private static final Pattern TAGGABLE = Pattern.compile(
            "arn:aws[a-zA-Z-]*:lambda:[a-z0-9-]+:\\d{12}:"
                    + "(?:function:[a-zA-Z0-9-_]+(?<qualifier>:[a-zA-Z0-9-_$]+)?|event-source-mapping:(?<uuid>[0-9a-fA-F-]{36}))");

    private final LocalLambda lambda;
    private final ScopeResolver scopes;

    TagRoutes(LocalLambda lambda, ScopeResolver scopes) {
        this.lambda = lambda;
        this.scopes = scopes;
    }

    Routes addTo(Routes routes) {
        return routes.with("GET", PATH, RestHandler.brief(this::list))
                .with("POST", PATH, RestHandler.brief(this::tag))
                .with("DELETE", PATH, RestHandler.brief(this::untag));
    }

    /** Adds what the model demands of tags. */
    static void constrain(Map<String, String> tags, Constraints constraints) {
        constraints.elementLengths("tags", List.copyOf(tags.keySet()), 1, LONGEST_KEY);
        constraints.elementLengths("tags", List.copyOf(tags.values()), 0, LONGEST_VALUE);
    }

    /** Something that has tags. */
    private interface Tagged {
        Map<String, String> tags();

        void setTags(Map<String, String> tags);
    }

    private record TaggedFunction(LocalLambda lambda, FunctionArn arn) implements Tagged {
        @Override
        public Map<String, String> tags() {
            return lambda.functions().get(arn).tags();
        }

        @Override
        public void setTags(Map<String, String> tags) {
            lambda.functions().setTags(arn, tags);
        }
    }

    private record TaggedMapping(LocalLambda lambda, String namespace, String uuid) implements Tagged {
        @Override
        public Map<String, String> tags() {
            return lambda.mappings().get(namespace, uuid).tags();
        }

        @Override
        public void setTags(Map<String, String> tags) {
            lambda.mappings().setTags(uuid, tags);
        }
    }

    private Tagged tagged(RestRequest request) {
        String arn = request.parameter("ARN");
        Matcher parts = TAGGABLE.matcher(arn);
        if (!parts.matches()) {
            new Constraints()
                    .violation("resource", arn, Constraints.PATTERN + TAGGABLE.pattern())
                    .check();
        }
        if (parts.group("uuid") != null) {
            String namespace = scopes.scope(request.header("Authorization")).namespace();
            return new TaggedMapping(lambda, namespace, parts.group("uuid"));
        }
        if (parts.group("qualifier") != null) {
            throw invalidParameter(
                    "Tags on function aliases and versions are not supported. Please specify a function ARN.");
        }
        return new TaggedFunction(lambda, lambda.functions().arn(arn));
    }

    private RestResponse list(RestRequest request) {
        Map<String, String> tags = tagged(request).tags();
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            LambdaAnswer.texts(TAGS, tags, out);
            out.endObject();
            return LambdaAnswer.of(200, out);
        }
    }

    private synchronized RestResponse tag(RestRequest request) {
        Map<String, String> added = read(request.body());
        Constraints constraints = new Constraints().required("tags", added);
        if (added != null) {
            constrain(added, constraints);
        }
        constraints.check();
        if (added.isEmpty()) {
            throw invalidParameter("An error occurred and the request cannot be processed.");
        }
        Tagged tagged = tagged(request);
        Map<String, String> tags = new HashMap<>(tagged.tags());
        tags.putAll(added);
        if (tags.size() > MOST_TAGS) {
            throw invalidParameter("Number of tags exceeds resource tag limit.");
        }
        tagged.setTags(tags);
        return RestResponse.empty(204);
    }

    private static Map<String, String> read(byte[] body) {
        Map<String, Map<String, String>> members = new HashMap<>();
        RequestReader.read(body, (name, in) -> {
            if (name.equals(TAGS)) {
                members.put(name, in.stringMap());
            } else {
                in.skip();
            }
        });
        return members.get(TAGS);
    }

    private synchronized RestResponse untag(RestRequest request) {
        List<String> keys = request.query().get("tagKeys");
        new Constraints().required("tagKeys", keys).check();
        Tagged tagged = tagged(request);
        Map<String, String> tags = new HashMap<>(tagged.tags());
        keys.forEach(tags::remove);
        tagged.setTags(tags);
        return RestResponse.empty(204);
    }
}
