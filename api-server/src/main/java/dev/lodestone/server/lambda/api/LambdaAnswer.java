package dev.lodestone.server.lambda.api;

import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.wire.json.BodyBuffer;
import dev.lodestone.server.wire.json.ResponseWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Makes answers of the API of Lambda. */
final class LambdaAnswer {
    private LambdaAnswer() {}

    /** The response whose body has been written. */
    static RestResponse of(int status, ResponseWriter written) {
        BodyBuffer body = written.finish();
        return RestResponse.json(status, Arrays.copyOf(body.array(), body.size()));
    }

    /** Writes a member that is a map of texts. */
    static void texts(String name, Map<String, String> texts, ResponseWriter out) {
        out.startObject(name);
        new TreeMap<>(texts).forEach(out::string);
        out.endObject();
    }
}
