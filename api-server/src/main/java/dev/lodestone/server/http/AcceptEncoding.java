package dev.lodestone.server.http;

/** Reads the {@code Accept-Encoding} header. */
final class AcceptEncoding {
    private AcceptEncoding() {}

    /** Whether the header names gzip, and does not refuse it with {@code q=0}. */
    static boolean allowsGzip(String header) {
        int start = 0;
        while (start < header.length()) {
            int comma = header.indexOf(',', start);
            int end = comma < 0 ? header.length() : comma;
            String coding = header.substring(start, end).trim();
            int semicolon = coding.indexOf(';');
            String name =
                    semicolon < 0 ? coding : coding.substring(0, semicolon).trim();
            if (name.equalsIgnoreCase("gzip")) {
                return semicolon < 0 || !isZero(coding.substring(semicolon + 1).trim());
            }
            start = end + 1;
        }
        return false;
    }

    /** Whether a parameter is a quality of nothing: {@code q=0}, {@code q=0.0} and so on. */
    private static boolean isZero(String parameter) {
        if (!parameter.regionMatches(true, 0, "q=", 0, 2)) {
            return false;
        }
        for (int i = 2; i < parameter.length(); i++) {
            char c = parameter.charAt(i);
            if (c != '0' && c != '.') {
                return false;
            }
        }
        return true;
    }
}
