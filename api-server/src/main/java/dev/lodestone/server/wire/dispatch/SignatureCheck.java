package dev.lodestone.server.wire.dispatch;

import dev.lodestone.server.wire.RequestSignature;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;

/**
 * The check that a request is signed, as far as its form goes. Any access key and any signature are good, whatever the
 * region and the time; but what the service could not even read is refused in its words and in its order.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signed
 *     requests</a>
 */
final class SignatureCheck {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** What every version 4 header begins with; anything else does not count as a signature. */
    private static final String VERSION = "AWS4-";

    private static final String SERVICE = "dynamodb";
    private static final String TERMINATOR = "aws4_request";

    private SignatureCheck() {}

    /**
     * Checks the signature of a request.
     *
     * @return the {@code Authorization} header, or what it would be if the signature were not in the query string
     * @throws DynamoDbException where the service could not read the signature
     */
    static String authorization(RequestSignature signature) {
        QueryString query = QueryString.of(signature.query());
        String authorization = signature.authorization() == null
                ? ""
                : signature.authorization().strip();
        if (query != null && query.value(QueryString.ALGORITHM) != null) {
            checkNotTwice(authorization);
            query.checkComplete();
            String header = query.asHeader();
            checkForm(new AuthorizationHeader(header), query.value(QueryString.DATE));
            return header;
        }
        if (!authorization.startsWith(VERSION)) {
            throw new DynamoDbException(
                    ErrorType.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token");
        }
        AuthorizationHeader header = new AuthorizationHeader(authorization);
        checkParameters(header);
        checkComplete(header, signature);
        checkForm(header, signature.amzDate());
        return authorization;
    }

    private static void checkNotTwice(String authorization) {
        if (!authorization.isEmpty()) {
            throw invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
    }

    private static void checkParameters(AuthorizationHeader header) {
        if (header.parameterWithoutValue() != null) {
            throw incomplete("'" + header.parameterWithoutValue()
                    + "' not a valid key=value pair (missing equal-sign) in Authorization header: '" + header + "'.");
        }
    }

    private static void checkComplete(AuthorizationHeader header, RequestSignature signature) {
        boolean dated = isGiven(signature.amzDate()) || isGiven(signature.date());
        if (header.hasCredential() && header.hasSignature() && header.hasSignedHeaders() && dated) {
            return;
        }
        throw incomplete(required("'Credential' parameter", header.hasCredential())
                + required("'Signature' parameter", header.hasSignature())
                + required("'SignedHeaders' parameter", header.hasSignedHeaders())
                + required("existence of either a 'X-Amz-Date' or a 'Date' header", dated)
                + "Authorization=" + header);
    }

    private static boolean isGiven(String header) {
        return header != null && !header.isEmpty();
    }

    private static String required(String what, boolean isThere) {
        return isThere ? "" : "Authorization header requires " + what + ". ";
    }

    /**
     * Checks the values of a complete signature.
     *
     * @param amzDate the date in the protocol's own form, or null where only HTTP's is given
     */
    private static void checkForm(AuthorizationHeader header, String amzDate) {
        if (isGiven(amzDate) && !isBasicDate(amzDate)) {
            throw incomplete("Date must be in ISO-8601 'basic format'. Got '" + amzDate
                    + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        if (!header.signs("host")) {
            throw invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
        if (!header.hasAlgorithm(ALGORITHM)) {
            throw incomplete(
                    "Unsupported AWS 'algorithm': '" + header.algorithm() + "' (only " + ALGORITHM + " for now). ");
        }
        checkCredential(header);
    }

    private static void checkCredential(AuthorizationHeader header) {
        if (!header.isCredentialComplete()) {
            throw incomplete("Credential must have exactly 5 slash-delimited elements,"
                    + " e.g. keyid/date/region/service/term, got '" + header.credential() + "'");
        }
        String wrongService = header.isForService(SERVICE)
                ? ""
                : "Credential should be scoped to correct service: '" + SERVICE + "'. ";
        String wrongTerminator = header.hasTerminator(TERMINATOR)
                ? ""
                : "Credential should be scoped with a valid terminator: '" + TERMINATOR + "', not '"
                        + header.terminator() + "'. ";
        if (!wrongService.isEmpty() || !wrongTerminator.isEmpty()) {
            throw invalid((wrongService + wrongTerminator).strip());
        }
        if (header.isAccessKeyEmpty()) {
            throw new DynamoDbException(
                    ErrorType.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
        }
    }

    /** Whether this is of the form {@code 20130609T095204Z}. */
    private static boolean isBasicDate(String date) {
        if (date.length() != 16 || date.charAt(8) != 'T' || date.charAt(15) != 'Z') {
            return false;
        }
        for (int at = 0; at < 15; at++) {
            char c = date.charAt(at);
            if (at != 8 && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    static DynamoDbException incomplete(String message) {
        return new DynamoDbException(ErrorType.INCOMPLETE_SIGNATURE, message);
    }

    private static DynamoDbException invalid(String message) {
        return new DynamoDbException(ErrorType.INVALID_SIGNATURE, message);
    }
}
