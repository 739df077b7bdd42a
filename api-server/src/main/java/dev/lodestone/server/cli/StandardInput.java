package dev.lodestone.server.cli;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a process that starts servers holds the other end of. The operating system closes a pipe when the last process that
 * writes to it ends, also one that is killed and can tell nobody; so a server that ends with the pipe outlives no one.
 */
final class StandardInput {
    private StandardInput() {}

    /** Ends the process, as a signal does, once there is nothing more to be read. What is read is thrown away. */
    static void exitAtEnd(InputStream in) {
        Thread reader = new Thread(
                () -> {
                    awaitEnd(in);
                    System.out.println("The standard input has ended, and with it the server.");
                    System.exit(0);
                },
                "lodestone-stdin");
        reader.setDaemon(true);
        reader.start();
    }

    private static void awaitEnd(InputStream in) {
        byte[] ignored = new byte[1024];
        try {
            int count = 0;
            while (count >= 0) {
                count = in.read(ignored);
            }
        } catch (IOException e) {
            // An input that cannot be read, such as one that was closed before the start, is at its end too.
        }
    }
}
