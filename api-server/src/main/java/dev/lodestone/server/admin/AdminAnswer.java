package dev.lodestone.server.admin;

import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestException;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.wire.json.BodyBuffer;
import dev.lodestone.server.wire.json.ResponseWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Makes the answers of the admin API. */
final class AdminAnswer {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private AdminAnswer() {}

    /** A moment as text, by milliseconds. */
    static String moment(Instant moment) {
        return ISO.format(moment);
    }

    /** The response whose body has been written. */
    static RestResponse of(int status, ResponseWriter written) {
        BodyBuffer body = written.finish();
        return RestResponse.json(status, Arrays.copyOf(body.array(), body.size()));
    }

    /** The refusal of a request that means nothing. */
    static RestException badRequest(String message) {
        return new RestException(new RestError(400, "BadRequest", message));
    }

    /** The refusal of a request for something that is not there. */
    static RestException notFound(String message) {
        return new RestException(new RestError(404, "NotFound", message));
    }

    /** The refusal of a request that does not fit the state of things. */
    static RestException conflict(String message) {
        return new RestException(new RestError(409, "Conflict", message));
    }
}
