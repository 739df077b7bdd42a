package dev.lodestone.server.admin;

import static dev.lodestone.server.admin.AdminAnswer.badRequest;
import static dev.lodestone.server.admin.AdminAnswer.notFound;

import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.checkpoint.Checkpoint;
import dev.lodestone.store.checkpoint.Checkpoints;
import dev.lodestone.store.checkpoint.UnknownCheckpointException;
import java.util.Set;

/** Takes checkpoints of the store and goes back to them. Thread-safe. */
final class CheckpointRoutes {
    private static final String PATH = AdminApi.ROOT + "/checkpoints";
    private static final String NAME = "name";
    private static final String ONE = PATH + "/{" + NAME + "}";

    private final Checkpoints checkpoints;

    CheckpointRoutes(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    Routes addTo(Routes routes) {
        return routes.with("GET", PATH, RestHandler.brief(request -> list()))
                .with("POST", PATH, RestHandler.blocking(this::take))
                .with("POST", ONE + "/rewind", RestHandler.blocking(this::rewind))
                .with("DELETE", ONE, RestHandler.blocking(this::drop));
    }

    private RestResponse take(RestRequest request) {
        String name = AdminBody.read(request.body(), Set.of(NAME)).text(NAME);
        try {
            return shown(checkpoints.take(name));
        } catch (IllegalArgumentException e) {
            throw badRequest(e.getMessage());
        }
    }

    private RestResponse rewind(RestRequest request) {
        try {
            return shown(checkpoints.rewindTo(request.parameter(NAME)));
        } catch (UnknownCheckpointException e) {
            throw notFound(e.getMessage());
        }
    }

    private RestResponse drop(RestRequest request) {
        try {
            checkpoints.drop(request.parameter(NAME));
        } catch (UnknownCheckpointException e) {
            throw notFound(e.getMessage());
        }
        return RestResponse.empty(204);
    }

    private RestResponse list() {
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.startList("checkpoints");
            checkpoints.all().forEach(checkpoint -> {
                out.startObject();
                write(checkpoint, out);
                out.endObject();
            });
            out.endList();
            out.endObject();
            return AdminAnswer.of(200, out);
        }
    }

    private static RestResponse shown(Checkpoint checkpoint) {
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            write(checkpoint, out);
            out.endObject();
            return AdminAnswer.of(200, out);
        }
    }

    private static void write(Checkpoint checkpoint, ResponseWriter out) {
        out.string(NAME, checkpoint.name());
        out.string("taken", AdminAnswer.moment(checkpoint.taken()));
    }
}
