package dev.lodestone.server.admin;

import static dev.lodestone.server.admin.AdminAnswer.conflict;
import static dev.lodestone.server.admin.AdminAnswer.notFound;

import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.ShardWriter;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import java.util.Set;

/** Changes the shards of streams, as happens to them in time anyway. Thread-safe. */
final class StreamRoutes {
    private static final String PATH = AdminApi.ROOT + "/streams";
    private static final String STREAM_ARN = "StreamArn";
    private static final String SHARD_ID = "ShardId";

    private final DataStore store;
    private final ScopeResolver scopes;

    StreamRoutes(DataStore store, ScopeResolver scopes) {
        this.store = store;
        this.scopes = scopes;
    }

    Routes addTo(Routes routes) {
        return routes.with("POST", PATH + "/roll", RestHandler.blocking(this::roll))
                .with("POST", PATH + "/split", RestHandler.blocking(this::split));
    }

    private RestResponse roll(RestRequest request) {
        AdminBody body = AdminBody.read(request.body(), Set.of(STREAM_ARN));
        Stream stream = stream(request, body);
        return shown(stream, store.rollShards(stream));
    }

    private RestResponse split(RestRequest request) {
        AdminBody body = AdminBody.read(request.body(), Set.of(STREAM_ARN, SHARD_ID));
        String shardId = body.text(SHARD_ID);
        Stream stream = stream(request, body);
        Shard shard = stream.shard(shardId);
        if (shard == null) {
            throw notFound("The stream has no shard " + shardId);
        }
        if (!shard.isOpen()) {
            throw conflict("The shard is closed: " + shardId);
        }
        return shown(stream, splitOpen(stream, shardId));
    }

    private Stream splitOpen(Stream stream, String shardId) {
        try {
            return store.splitShard(stream, shardId);
        } catch (IllegalArgumentException e) {
            throw conflict(e.getMessage());
        }
    }

    /** The stream of this ARN in the scope of the request, which its signature may name as for DynamoDB's requests. */
    private Stream stream(RestRequest request, AdminBody body) {
        String arn = body.text(STREAM_ARN);
        RequestScope scope = scopes.scope(request.header("Authorization"));
        Stream stream = store.streams().find(scope, arn);
        if (stream == null) {
            throw notFound("There is no stream " + arn);
        }
        return stream;
    }

    private static RestResponse shown(Stream known, Stream latest) {
        if (latest == null) {
            throw conflict("The stream is disabled: " + known.arn());
        }
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.string(STREAM_ARN, latest.arn());
            out.startList("Shards");
            latest.shards().forEach(shard -> ShardWriter.write(shard, out));
            out.endList();
            out.endObject();
            return AdminAnswer.of(200, out);
        }
    }
}
