package dev.lodestone.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadHarnessTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void loadsMeasuresAndReportsServersThatAreRunning() throws Exception {
        try (TinyServer one = new TinyServer(0);
                TinyServer other = new TinyServer(0)) {
            boolean clean = harness(one, other, "--operation", "PutItem").measureLoad();

            assertTrue(clean, output::toString);
            String report = output.toString(StandardCharsets.UTF_8);
            assertTrue(report.contains("Ratios are to other"), report);
            assertTrue(report.matches("(?s).*PutItem +other +\\d+ +\\d+–\\d+ +1\\.00 .*"), report);
            assertEquals(1, one.requests("CreateTable"));
            assertEquals(4, one.requests("BatchWriteItem"), "100 items in batches of 25");
            assertEquals(1, one.requests("DeleteTable"));
        }
    }

    @Test
    void tellsThatAServerGaveErrorsAndGivesItNoRatio() throws Exception {
        try (TinyServer one = new TinyServer(3);
                TinyServer other = new TinyServer(0)) {
            boolean clean = harness(one, other, "--operation", "PutItem").measureLoad();

            assertFalse(clean);
            String report = output.toString(StandardCharsets.UTF_8);
            assertTrue(report.contains("PutItem on one, first error: status 500 {}"), report);
            assertTrue(report.matches("(?s).*PutItem +one +\\d+ +\\d+–\\d+ +– .*"), report);
        }
    }

    private LoadHarness harness(TinyServer one, TinyServer other, String... more) {
        String[] arguments = {
            "--endpoint",
            "one=http://" + one.endpoint().authority(),
            "--endpoint",
            "other=http://" + other.endpoint().authority(),
            "--partitions",
            "10",
            "--connections",
            "2",
            "--rounds",
            "1",
            "--warm-up",
            "0",
            "--measure",
            "1"
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new LoadHarness(HarnessOptions.parse(all, Path.of("")), out, nowhere);
    }
}
