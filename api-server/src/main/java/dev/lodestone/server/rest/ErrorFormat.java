package dev.lodestone.server.rest;

/** How a service words its errors. Thread-safe. */
@FunctionalInterface
public interface ErrorFormat {
    /** The response for an error, with its status; {@code Allow} is added to it. */
    RestResponse response(RestError error);
}
