package dev.lodestone.server.operation.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the answers to requests that are refused. */
public final class Refusals {
    private static final Pattern MESSAGE = Pattern.compile("\"[mM]essage\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private Refusals() {}

    /** The message of a refusal of this type. */
    public static String message(String type, HttpResponse<String> answer) {
        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("#" + type), answer::body);
        Matcher matcher = MESSAGE.matcher(answer.body());
        assertTrue(matcher.find(), answer::body);
        return matcher.group(1).replace("\\\"", "\"");
    }
}
