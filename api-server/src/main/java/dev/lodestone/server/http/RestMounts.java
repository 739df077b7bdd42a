package dev.lodestone.server.http;

import dev.lodestone.server.rest.RestService;
import java.util.ArrayList;
import java.util.List;

/** The services of one listener by their paths; of several that a path lies below, the one with the longest prefix. Immutable. */
final class RestMounts {
    private final List<Mount> mounts = new ArrayList<>();

    /** A prefix without a slash at its end, and what it leads to. */
    private record Mount(String prefix, RestService service) {
        boolean covers(String path) {
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    RestMounts(List<RestService> services) {
        for (RestService service : services) {
            for (String prefix : service.prefixes()) {
                if (!prefix.startsWith("/")) {
                    throw new IllegalArgumentException("Not the beginning of a path: " + prefix);
                }
                mounts.add(
                        new Mount(prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix, service));
            }
        }
        mounts.sort((one, other) ->
                Integer.compare(other.prefix().length(), one.prefix().length()));
    }

    /** The service that an address in a request line leads to, or null. */
    RestService serviceOf(String uri) {
        if (mounts.isEmpty()) {
            return null;
        }
        String path = RestAddress.path(uri);
        for (Mount mount : mounts) {
            if (mount.covers(path)) {
                return mount.service();
            }
        }
        return null;
    }
}
