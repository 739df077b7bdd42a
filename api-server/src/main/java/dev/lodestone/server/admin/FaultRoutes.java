package dev.lodestone.server.admin;

import static dev.lodestone.server.admin.AdminAnswer.badRequest;
import static dev.lodestone.server.admin.AdminAnswer.notFound;

import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.fault.ActiveFault;
import dev.lodestone.store.fault.Fault;
import dev.lodestone.store.fault.Faults;
import dev.lodestone.store.operation.ApiOperation;

/** Adds faults that requests meet, and takes them away. Thread-safe. */
final class FaultRoutes {
    private static final String PATH = AdminApi.ROOT + "/faults";
    private static final String ID = "id";
    private static final String ONE = PATH + "/{" + ID + "}";

    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    Routes addTo(Routes routes) {
        return routes.with("GET", PATH, RestHandler.brief(request -> list()))
                .with("POST", PATH, RestHandler.brief(this::add))
                .with("DELETE", PATH, RestHandler.brief(request -> clear()))
                .with("DELETE", ONE, RestHandler.brief(this::remove));
    }

    private RestResponse add(RestRequest request) {
        Fault fault;
        try {
            fault = FaultBody.read(request.body());
        } catch (IllegalArgumentException e) {
            throw badRequest(e.getMessage());
        }
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            write(faults.add(fault), out);
            out.endObject();
            return AdminAnswer.of(200, out);
        }
    }

    private RestResponse clear() {
        faults.clear();
        return RestResponse.empty(204);
    }

    private RestResponse remove(RestRequest request) {
        String id = request.parameter(ID);
        if (!faults.remove(id)) {
            throw notFound("There is no fault " + id);
        }
        return RestResponse.empty(204);
    }

    private RestResponse list() {
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.startList("faults");
            faults.all().forEach(fault -> {
                out.startObject();
                write(fault, out);
                out.endObject();
            });
            out.endList();
            out.endObject();
            return AdminAnswer.of(200, out);
        }
    }

    private static void write(ActiveFault active, ResponseWriter out) {
        Fault fault = active.fault();
        out.string(ID, active.id());
        out.string(FaultBody.KIND, fault.kind().apiName());
        out.strings(
                FaultBody.OPERATIONS,
                fault.operations().stream().map(ApiOperation::apiName).sorted().toList());
        out.string(FaultBody.TABLE, fault.table());
        if (!fault.key().isEmpty()) {
            out.item(FaultBody.KEY, fault.key());
        }
        out.number(FaultBody.AFTER, fault.skipped());
        if (fault.times() != Fault.ALWAYS) {
            out.number(FaultBody.TIMES, fault.times());
        }
        out.number(FaultBody.PERCENT, fault.percent());
        out.number(FaultBody.SEED, fault.seed());
        if (!fault.latency().isZero()) {
            out.string(FaultBody.LATENCY, fault.latency().toString());
        }
        out.number("seen", active.seen());
        out.number("met", active.met());
    }
}
