package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A blocking client of one connection, for all that is not measured: tables, items, probes. Not thread safe. */
final class WireClient implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 60_000;

    private final Endpoint endpoint;
    private final Socket socket = new Socket();
    private final ResponseReader response = new ResponseReader();
    private final byte[] received = new byte[16 * 1024];

    WireClient(Endpoint endpoint) throws IOException {
        this.endpoint = endpoint;
        try {
            socket.connect(endpoint.address(), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Calls an operation and gives the body of its answer, whatever its status; {@link #status} tells that. */
    String call(String operation, String body) throws IOException {
        return send(RequestTemplate.encode(endpoint, operation, body, 1).buffer());
    }

    /** Calls an operation that must succeed. */
    String callOrThrow(String operation, String body) throws IOException {
        return orThrow(operation, call(operation, body));
    }

    /** Sends the bytes of a whole request, which must succeed. */
    String sendOrThrow(String operation, ByteBuffer request) throws IOException {
        return orThrow(operation, send(request));
    }

    /** The HTTP status of the last answer. */
    int status() {
        return response.status();
    }

    private String orThrow(String operation, String answer) throws IOException {
        if (status() != 200) {
            throw new IOException(
                    operation + " at " + endpoint.authority() + " was answered with " + status() + " " + answer);
        }
        return answer;
    }

    private String send(ByteBuffer request) throws IOException {
        byte[] bytes = new byte[request.remaining()];
        request.get(bytes);
        socket.getOutputStream().write(bytes);
        response.reset();
        InputStream in = socket.getInputStream();
        while (true) {
            int count = in.read(received);
            if (count < 0) {
                throw new IOException("The server at " + endpoint.authority() + " closed the connection");
            }
            if (response.accept(ByteBuffer.wrap(received, 0, count))) {
                return response.body();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
