package dev.lodestone.server.rest;

/** Ends a request with an error. */
public final class RestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RestError error;

    public RestException(RestError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** What the client is told. */
    public RestError error() {
        return error;
    }
}
