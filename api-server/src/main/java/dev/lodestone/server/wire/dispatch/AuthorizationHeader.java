package dev.lodestone.server.wire.dispatch;

/**
 * An {@code Authorization} header of AWS Signature Version 4, taken apart:
 * {@code ALGORITHM Credential=KEY/DATE/REGION/SERVICE/TERMINATOR, SignedHeaders=NAME;NAME, Signature=HEX}. It only knows
 * the places of its parts, because every request has such a header and few need more. Immutable.
 */
final class AuthorizationHeader {
    private static final String CREDENTIAL = "Credential";
    private static final String SIGNED_HEADERS = "SignedHeaders";
    private static final String SIGNATURE = "Signature";
    private static final int CREDENTIAL_ELEMENTS = 5;

    private final String header;
    private int credentialStart = -1;
    private int credentialEnd;
    private int credentialElements;
    private int accessKeyEnd;
    private int serviceStart;
    private int terminatorStart;
    private int terminatorEnd;
    private int signedHeadersStart = -1;
    private int signedHeadersEnd;
    private int signatureStart = -1;
    private int signatureEnd;
    private String withoutValue;

    AuthorizationHeader(String header) {
        this.header = header;
        int end = elementEnd(0);
        while (end < header.length()) {
            int start = end + 1;
            end = elementEnd(start);
            if (end > start) {
                takeParameter(start, end);
            }
        }
    }

    /** Elements are parted by commas, spaces or both. */
    private int elementEnd(int start) {
        int space = header.indexOf(' ', start);
        int limit = space < 0 ? header.length() : space;
        int comma = header.indexOf(',', start);
        return comma < 0 || comma > limit ? limit : comma;
    }

    private void takeParameter(int start, int end) {
        int equals = header.indexOf('=', start);
        if (equals < 0 || equals >= end) {
            withoutValue = withoutValue == null ? header.substring(start, end) : withoutValue;
        } else if (is(CREDENTIAL, start, equals)) {
            takeCredential(equals + 1, end);
        } else if (is(SIGNED_HEADERS, start, equals)) {
            signedHeadersStart = equals + 1;
            signedHeadersEnd = end;
        } else if (is(SIGNATURE, start, equals)) {
            signatureStart = equals + 1;
            signatureEnd = end;
        }
    }

    private void takeCredential(int start, int end) {
        credentialStart = start;
        credentialEnd = end;
        terminatorEnd = end;
        while (terminatorEnd > start && header.charAt(terminatorEnd - 1) == '/') {
            terminatorEnd--;
        }
        credentialElements = 1;
        for (int at = start; at < terminatorEnd; at++) {
            if (header.charAt(at) == '/') {
                takeElement(++credentialElements, at);
            }
        }
    }

    private void takeElement(int ordinal, int slash) {
        switch (ordinal) {
            case 2 -> accessKeyEnd = slash;
            case 4 -> serviceStart = slash + 1;
            case 5 -> terminatorStart = slash + 1;
            default -> {}
        }
    }

    private boolean is(String text, int start, int end) {
        return end - start == text.length() && header.startsWith(text, start);
    }

    String algorithm() {
        return header.substring(0, elementEnd(0));
    }

    boolean hasAlgorithm(String algorithm) {
        return is(algorithm, 0, elementEnd(0));
    }

    /** The first parameter that has no equals sign, or null. */
    String parameterWithoutValue() {
        return withoutValue;
    }

    boolean hasCredential() {
        return credentialStart >= 0 && credentialEnd > credentialStart;
    }

    boolean hasSignature() {
        return signatureStart >= 0 && signatureEnd > signatureStart;
    }

    /** Whether the parameter is there, if only with an empty value. */
    boolean hasSignedHeaders() {
        return signedHeadersStart >= 0;
    }

    /** Whether a header of this name is signed, in whatever case it is written. */
    boolean signs(String name) {
        int start = signedHeadersStart;
        while (start <= signedHeadersEnd) {
            int semicolon = header.indexOf(';', start);
            int end = semicolon < 0 || semicolon > signedHeadersEnd ? signedHeadersEnd : semicolon;
            if (end - start == name.length() && header.regionMatches(true, start, name, 0, name.length())) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    String credential() {
        return header.substring(credentialStart, credentialEnd);
    }

    /** Whether the credential has all its elements; slashes at its end do not count. */
    boolean isCredentialComplete() {
        return credentialElements == CREDENTIAL_ELEMENTS;
    }

    /** Whether the access key, with which a complete credential begins, is empty. */
    boolean isAccessKeyEmpty() {
        return accessKeyEnd == credentialStart;
    }

    /** Whether a complete credential is for this service. */
    boolean isForService(String service) {
        return is(service, serviceStart, terminatorStart - 1);
    }

    /** What a complete credential ends with. */
    String terminator() {
        return header.substring(terminatorStart, terminatorEnd);
    }

    boolean hasTerminator(String terminator) {
        return is(terminator, terminatorStart, terminatorEnd);
    }

    /** The header itself. */
    @Override
    public String toString() {
        return header;
    }
}
