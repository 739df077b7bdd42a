package dev.lodestone.streams.function.process;

import dev.lodestone.streams.handler.ControlLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Takes the output of a process apart into lines of its log and what its bootstrap tells. Used by one thread. */
final class LineReader {
    /** Longer lines are cut, so that a process cannot fill the memory of this one. */
    private static final int LONGEST = 256 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Sink sink;

    /** Gets what was read. */
    interface Sink {
        void line(String text);

        void control(ControlLine told);
    }

    LineReader(Sink sink) {
        this.sink = sink;
    }

    /** Reads to the end, which also is where the stream breaks off. */
    void readAll(InputStream output) {
        byte[] buffer = new byte[8192];
        try {
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                take(buffer, length);
            }
        } catch (IOException closed) {
            // A process that was ended by force has no more to say.
            line.write('\n');
        }
        if (line.size() > 0) {
            end();
        }
    }

    private void take(byte[] buffer, int length) {
        int start = 0;
        for (int at = 0; at < length; at++) {
            if (buffer[at] == '\n') {
                line.write(buffer, start, at - start);
                end();
                start = at + 1;
            }
        }
        line.write(buffer, start, length - start);
        if (line.size() > LONGEST) {
            end();
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        int control = text.indexOf(ControlLine.PREFIX);
        String logged = (control < 0 ? text : text.substring(0, control)).stripTrailing();
        if (control != 0) {
            sink.line(logged);
        }
        ControlLine told = control < 0
                ? null
                : ControlLine.read(
                        text.substring(control + ControlLine.PREFIX.length()).strip());
        if (told != null) {
            sink.control(told);
        }
    }
}
