package dev.lodestone.server.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A start that serves nobody: the launcher has it load the classes of a usual start and of a first request, so that Java can
 * write them into an archive for the starts to come.
 */
final class Rehearsal {
    private static final String PROPERTY = "lodestone.rehearsal";
    private static final int PATIENCE_MILLIS = 10_000;

    private Rehearsal() {}

    /** Whether this process is one. */
    static boolean isWanted() {
        return Boolean.getBoolean(PROPERTY);
    }

    /** Sends a few requests to the server. */
    static void perform(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String requests = "GET / HTTP/1.1\r\n\r\n" + post("ListTables") + post("PutItem") + post("Query")
                    + "GET / HTTP/1.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(requests.getBytes(US_ASCII));
            drain(socket.getInputStream());
        }
    }

    private static String post(String operation) {
        return "POST / HTTP/1.1\r\nX-Amz-Target: DynamoDB_20120810." + operation
                + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=rehearsal/20260101/us-east-1/dynamodb/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature=0\r\nX-Amz-Date: 20260101T000000Z"
                + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n\r\n{}";
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[4096];
        int count = 0;
        while (count >= 0) {
            count = in.read(buffer);
        }
    }
}
