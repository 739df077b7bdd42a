package dev.lodestone.server.lambda.api;

import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestException;
import dev.lodestone.server.rest.RestRequest;
import java.net.URI;

/**
 * Keeps web pages that a browser shows from having programs run on this machine. Browsers say whose page sends a request;
 * only pages of this machine may.
 */
final class WebPages {
    private WebPages() {}

    /**
     * Lets a request pass, unless a page of somewhere else sends it.
     *
     * @throws RestException status 403
     */
    static void refuse(RestRequest request) {
        String origin = request.header("Origin");
        if (origin != null && !isOfThisMachine(origin)) {
            throw new RestException(new RestError(
                    403,
                    "AccessDeniedException",
                    "Web pages of " + origin + " may not use the API of Lambda, since functions run on this machine"));
        }
    }

    private static boolean isOfThisMachine(String origin) {
        String host;
        try {
            host = URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return false;
        }
        return host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.equals("[::1]")
                        || host.matches("127\\.\\d+\\.\\d+\\.\\d+"));
    }
}
