package dev.lodestone.server.refused;

import java.util.List;

/**
 * A request with the refusal that it must meet.
 *
 * @param line where it stands in its file
 * @param type the simple name of the error; 200 where parts of the request are refused within an answer
 * @param message of the error, or the whole body of the answer
 * @param also texts that the body of the answer must have besides
 */
record RefusedRequest(int line, String operation, String body, String type, String message, List<String> also) {
    boolean isRefusedWithinAnswer() {
        return type.equals("200");
    }

    /** The error's name as it stands on the wire. */
    String qualifiedType() {
        String namespace = switch (type) {
            case "ValidationException" -> "com.amazon.coral.validate";
            case "SerializationException", "AccessDeniedException" -> "com.amazon.coral.service";
            default -> "com.amazonaws.dynamodb.v20120810";
        };
        return namespace + "#" + type;
    }
}
