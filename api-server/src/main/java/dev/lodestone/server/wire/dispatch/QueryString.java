package dev.lodestone.server.wire.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lodestone.store.error.DynamoDbException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The query string of a request's URI, in which presigned requests have their signature.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Authentication
 *     methods</a>
 */
final class QueryString {
    static final String ALGORITHM = "X-Amz-Algorithm";
    static final String DATE = "X-Amz-Date";

    private static final String CREDENTIAL = "X-Amz-Credential";
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
    private static final List<String> REQUIRED = List.of(ALGORITHM, CREDENTIAL, SIGNATURE, SIGNED_HEADERS, DATE);

    private final Map<String, String> values = new HashMap<>();

    private QueryString(String query) {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            values.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
        }
    }

    /** The query string, still escaped, taken apart; null for null. */
    static QueryString of(String query) {
        return query == null ? null : new QueryString(query);
    }

    /** What the escapes stand for; a text with broken ones stands for itself. */
    private static String decoded(String escaped) {
        try {
            return URLDecoder.decode(escaped, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return escaped;
        }
    }

    /** The value of a parameter, or null. */
    String value(String name) {
        return values.get(name);
    }

    /**
     * Makes sure that the signature is all there.
     *
     * @throws DynamoDbException IncompleteSignatureException, which names what is missing
     */
    void checkComplete() {
        StringBuilder missing = new StringBuilder();
        for (String name : REQUIRED) {
            if (values.getOrDefault(name, "").isEmpty()) {
                missing.append("AWS query-string parameters must include '")
                        .append(name)
                        .append("'. ");
            }
        }
        if (!missing.isEmpty()) {
            throw SignatureCheck.incomplete(missing + "Re-examine the query-string parameters.");
        }
    }

    /** The complete signature as an {@code Authorization} header would have it. */
    String asHeader() {
        return value(ALGORITHM) + " Credential=" + value(CREDENTIAL) + ", SignedHeaders=" + value(SIGNED_HEADERS)
                + ", Signature=" + value(SIGNATURE);
    }
}
