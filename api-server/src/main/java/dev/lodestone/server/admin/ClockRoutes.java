package dev.lodestone.server.admin;

import static dev.lodestone.server.admin.AdminAnswer.badRequest;

import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.environment.SettableClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Reads and sets the clock of the store. A change is answered once all that depends on time has followed. Thread-safe. */
final class ClockRoutes {
    private static final String PATH = AdminApi.ROOT + "/clock";

    private final SettableClock clock;

    ClockRoutes(SettableClock clock) {
        this.clock = clock;
    }

    Routes addTo(Routes routes) {
        return routes.with("GET", PATH, RestHandler.brief(request -> shown()))
                .with("PUT", PATH, RestHandler.blocking(this::set))
                .with("DELETE", PATH, RestHandler.blocking(request -> reset()))
                .with("POST", PATH + "/advance", RestHandler.blocking(this::advance));
    }

    private RestResponse set(RestRequest request) {
        AdminBody body = AdminBody.read(request.body(), Set.of("now", "offset"));
        if (body.has("now") == body.has("offset")) {
            throw badRequest("Give either \"now\" or \"offset\"");
        }
        if (body.has("now")) {
            Instant moment = moment(body.value("now"));
            return changed(() -> clock.set(moment));
        }
        Duration offset = duration("offset", body);
        return changed(() -> clock.setOffset(offset));
    }

    private RestResponse advance(RestRequest request) {
        Duration by = duration("by", AdminBody.read(request.body(), Set.of("by")));
        return changed(() -> clock.advance(by));
    }

    private RestResponse reset() {
        return changed(clock::reset);
    }

    private static Instant moment(Object value) {
        if (value instanceof Long epochMillis) {
            return Instant.ofEpochMilli(epochMillis);
        }
        try {
            return Instant.parse((String) value);
        } catch (DateTimeException e) {
            throw badRequest("\"now\" must be a moment such as 2026-11-21T12:00:00Z, or milliseconds since 1970");
        }
    }

    private static Duration duration(String name, AdminBody body) {
        try {
            return Duration.parse(body.text(name));
        } catch (DateTimeException e) {
            throw badRequest("\"" + name + "\" must be a duration such as PT24H1M or PT-0.5S");
        }
    }

    private RestResponse changed(Runnable change) {
        try {
            change.run();
        } catch (SettableClock.OutOfRangeException e) {
            throw badRequest(e.getMessage());
        }
        return shown();
    }

    private RestResponse shown() {
        long now = clock.epochMillis();
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.string("now", AdminAnswer.moment(Instant.ofEpochMilli(now)));
            out.number("epochMillis", now);
            out.number("offsetMillis", clock.offset().toMillis());
            out.endObject();
            return AdminAnswer.of(200, out);
        }
    }
}
