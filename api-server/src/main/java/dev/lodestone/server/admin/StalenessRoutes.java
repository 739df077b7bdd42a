package dev.lodestone.server.admin;

import static dev.lodestone.server.admin.AdminAnswer.badRequest;
import static dev.lodestone.server.admin.AdminAnswer.notFound;

import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.staleness.Lag;
import dev.lodestone.store.staleness.Staleness;
import dev.lodestone.store.staleness.StalenessSettings;
import dev.lodestone.store.staleness.TableLags;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;

/** Has reads lag behind writes, and shows how far. Thread-safe. */
final class StalenessRoutes {
    private static final String PATH = AdminApi.ROOT + "/staleness";
    private static final String TABLE = "table";
    private static final String ONE = PATH + "/{" + TABLE + "}";
    private static final String READS = "reads";
    private static final String INDEX_READS = "indexReads";

    private final Staleness staleness;

    StalenessRoutes(Staleness staleness) {
        this.staleness = staleness;
    }

    /** They wait for the commit that is under way. */
    Routes addTo(Routes routes) {
        return routes.with("GET", PATH, RestHandler.brief(request -> shown()))
                .with("PUT", PATH, RestHandler.blocking(this::set))
                .with("DELETE", PATH, RestHandler.blocking(request -> clear()))
                .with("DELETE", ONE, RestHandler.blocking(this::clearTable));
    }

    private RestResponse set(RestRequest request) {
        AdminBody body = AdminBody.read(request.body(), Set.of(TABLE, READS, INDEX_READS));
        if (!body.has(READS) && !body.has(INDEX_READS)) {
            throw badRequest("Give \"reads\", \"indexReads\" or both");
        }
        String table = body.has(TABLE) ? tableName(body.text(TABLE)) : null;
        Lag reads = lag(READS, body);
        Lag indexReads = lag(INDEX_READS, body);
        if (reads != null) {
            setReads(table, reads);
        }
        if (indexReads != null) {
            setIndexReads(table, indexReads);
        }
        return shown();
    }

    private static String tableName(String name) {
        try {
            TableNames.check(name);
        } catch (DynamoDbException e) {
            throw badRequest(e.getMessage());
        }
        return Catalog.name(name);
    }

    private void setReads(String table, Lag lag) {
        if (table == null) {
            staleness.ofReads(lag);
        } else {
            staleness.ofReads(table, lag);
        }
    }

    private void setIndexReads(String table, Lag lag) {
        if (table == null) {
            staleness.ofIndexReads(lag);
        } else {
            staleness.ofIndexReads(table, lag);
        }
    }

    /** The lag that a member tells: a whole number for writes, a string for a time; null if it is not there. */
    private static Lag lag(String name, AdminBody body) {
        if (!body.has(name)) {
            return null;
        }
        try {
            return body.value(name) instanceof Long writes
                    ? Lag.ofWrites((int) Math.max(-1, Math.min(Lag.MOST_WRITES + 1L, writes)))
                    : Lag.ofTime(Duration.parse(body.text(name)));
        } catch (DateTimeException e) {
            throw badRequest("\"" + name + "\" takes a number of writes, or a time such as PT5S");
        } catch (IllegalArgumentException e) {
            throw badRequest(e.getMessage());
        }
    }

    private RestResponse clear() {
        staleness.clear();
        return RestResponse.empty(204);
    }

    private RestResponse clearTable(RestRequest request) {
        String table = request.parameter(TABLE);
        if (!staleness.settings().tables().containsKey(table)) {
            throw notFound("Nothing is set for reads of a table " + table);
        }
        staleness.clear(table);
        return RestResponse.empty(204);
    }

    private RestResponse shown() {
        StalenessSettings settings = staleness.settings();
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            write(settings.lags(), out);
            out.startList("tables");
            settings.tables().forEach((table, lags) -> {
                out.startObject();
                out.string(TABLE, table);
                write(lags, out);
                out.endObject();
            });
            out.endList();
            out.endObject();
            return AdminAnswer.of(200, out);
        }
    }

    private static void write(TableLags lags, ResponseWriter out) {
        write(READS, lags.reads(), out);
        write(INDEX_READS, lags.indexReads(), out);
    }

    private static void write(String name, Lag lag, ResponseWriter out) {
        if (lag == null) {
            return;
        }
        if (lag.time().isZero()) {
            out.number(name, lag.writes());
        } else {
            out.string(name, lag.time().toString());
        }
    }
}
