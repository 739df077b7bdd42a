package dev.lodestone.benchmarks.load;

import java.io.IOException;

/** A server's bytes that are not the HTTP response expected of it. */
final class MalformedResponseException extends IOException {

    private static final long serialVersionUID = 1;

    MalformedResponseException(String message) {
        super(message);
    }
}
