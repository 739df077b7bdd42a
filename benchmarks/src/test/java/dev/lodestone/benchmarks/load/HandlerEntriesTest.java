package dev.lodestone.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandlerEntriesTest {
    private static final long BEHIND = TimeUnit.DAYS.toNanos(1);
    private static final int QUESTIONS = 200;

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static long clock() {
        return System.nanoTime() - BEHIND;
    }

    @Test
    void timesAreGivenByTheClockOfTheHarness() throws Exception {
        try (HandlerEntries entries = new HandlerEntries();
                Socket function = new Socket(InetAddress.getLoopbackAddress(), entries.port());
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(function.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = function.getOutputStream();
            for (int i = 0; i < QUESTIONS; i++) {
                assertEquals("clock", in.readLine());
                write(out, "clock " + clock());
            }
            long before = System.nanoTime();
            write(out, "entry " + clock() + " one other");
            write(out, "entry " + (clock() + BEHIND) + " other");
            assertTrue(entries.await("other", TimeUnit.SECONDS.toNanos(30)));
            long after = System.nanoTime();
            long error = entries.clockErrorNanos();
            assertTrue(before - error <= entries.find("one"));
            assertTrue(entries.find("one") <= after + error);
            assertEquals(entries.find("one"), entries.find("other"), "the first entry counts");
            assertFalse(entries.await("never", 0));
            assertNull(entries.find("never"));
        }
    }
}
