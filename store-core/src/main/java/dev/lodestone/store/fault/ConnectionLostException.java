package dev.lodestone.store.fault;

/** A request is not answered: whoever has brought it is to end the connection. */
public final class ConnectionLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionLostException() {
        super("The connection is lost, as a fault wants it", null, false, false);
    }
}
