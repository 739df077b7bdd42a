package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a function's caller is told of what its handler threw.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html">Lambda function errors in Java</a>
 */
final class ErrorDescription {
    static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    /** So that exceptions that are causes of each other come to an end. */
    private static final int MOST_CAUSES = 20;

    private ErrorDescription() {}

    /** The description as JSON in UTF-8. */
    static byte[] json(Throwable thrown) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(Map.class).toJson(members(thrown, MOST_CAUSES), out);
        return out.toByteArray();
    }

    private static Map<String, Object> members(Throwable thrown, int causes) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("errorMessage", thrown.getMessage());
        members.put("errorType", thrown.getClass().getName());
        List<String> trace = new ArrayList<>();
        for (StackTraceElement element : thrown.getStackTrace()) {
            trace.add(element.toString());
        }
        members.put("stackTrace", trace);
        if (thrown.getCause() != null && causes > 0) {
            members.put("cause", members(thrown.getCause(), causes - 1));
        }
        return members;
    }
}
