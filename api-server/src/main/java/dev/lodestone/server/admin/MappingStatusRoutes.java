package dev.lodestone.server.admin;

import dev.lodestone.server.lambda.LambdaOnDemand;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.engine.EventSourceMappings;
import dev.lodestone.streams.mapping.engine.MappingPage;
import dev.lodestone.streams.mapping.engine.MappingStatus;
import dev.lodestone.streams.mapping.engine.ShardStatus;
import java.util.ArrayList;
import java.util.List;

/** Tells what event source mappings are doing, and how far they have come. Thread-safe. */
final class MappingStatusRoutes {
    private static final String PATH = AdminApi.ROOT + "/event-source-mappings";

    private final LambdaOnDemand lambda;
    private final ScopeResolver scopes;

    MappingStatusRoutes(LambdaOnDemand lambda, ScopeResolver scopes) {
        this.lambda = lambda;
        this.scopes = scopes;
    }

    Routes addTo(Routes routes) {
        return routes.with("GET", PATH, RestHandler.blocking(this::list));
    }

    private RestResponse list(RestRequest request) {
        LocalLambda running = lambda.running();
        String namespace = scopes.scope(request.header("Authorization")).namespace();
        List<MappingStatus> found = running == null ? List.of() : statuses(running.mappings(), namespace);
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.startList("EventSourceMappings");
            found.forEach(status -> write(status, out));
            out.endList();
            out.endObject();
            return AdminAnswer.of(200, out);
        }
    }

    private static List<MappingStatus> statuses(EventSourceMappings mappings, String namespace) {
        List<MappingStatus> found = new ArrayList<>();
        String marker = null;
        do {
            MappingPage page = mappings.list(namespace, null, null, marker, null);
            for (EventSourceMapping mapping : page.mappings()) {
                add(mappings, mapping.uuid(), found);
            }
            marker = page.nextMarker();
        } while (marker != null);
        return found;
    }

    private static void add(EventSourceMappings mappings, String uuid, List<MappingStatus> found) {
        MappingStatus status;
        try {
            status = mappings.status(uuid);
        } catch (LambdaException deletedMeanwhile) {
            return;
        }
        found.add(status);
    }

    private static void write(MappingStatus status, ResponseWriter out) {
        EventSourceMapping mapping = status.mapping();
        int waiting = 0;
        long age = 0;
        for (ShardStatus shard : status.shards()) {
            waiting += shard.waitingRecords();
            age = Math.max(age, shard.iteratorAgeMillis());
        }
        out.startObject();
        out.string("UUID", mapping.uuid());
        out.string("EventSourceArn", mapping.eventSourceArn());
        out.string("FunctionArn", mapping.functionArn());
        out.string("State", mapping.state().toString());
        out.string("LastProcessingResult", mapping.lastProcessingResult());
        out.string("LastError", status.lastError());
        out.number("Calls", status.calls());
        out.number("WaitingRecords", waiting);
        out.number("IteratorAgeMillis", age);
        out.startList("Shards");
        status.shards().forEach(shard -> write(shard, out));
        out.endList();
        out.endObject();
    }

    private static void write(ShardStatus shard, ResponseWriter out) {
        out.startObject();
        out.string("ShardId", shard.shardId());
        out.string("SequenceNumber", shard.sequenceNumber());
        out.bool("Done", shard.isDone());
        out.number("WaitingRecords", shard.waitingRecords());
        out.number("IteratorAgeMillis", shard.iteratorAgeMillis());
        out.endObject();
    }
}
