package dev.lodestone.benchmarks.load;

import java.net.InetSocketAddress;
import java.net.URI;

/** The address of a server on this machine. Any other address is refused: the harness loads nobody else's machine. */
record Endpoint(String host, int port) {

    Endpoint {
        if (!isLoopback(host)) {
            throw new IllegalArgumentException("Only loopback addresses can be put under load, not " + host);
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("Expected a port from 1 to 65535, not " + port);
        }
    }

    /** Reads {@code http://HOST:PORT}. */
    static Endpoint parse(String url) {
        URI uri = URI.create(url);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("Expected http://HOST:PORT, not " + url);
        }
        return new Endpoint(uri.getHost(), uri.getPort());
    }

    /** Whether the host is a loopback address as a literal or {@code localhost}; no name is looked up. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    String authority() {
        return host + ":" + port;
    }
}
