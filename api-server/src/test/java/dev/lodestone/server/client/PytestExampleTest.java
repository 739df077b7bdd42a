package dev.lodestone.server.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example {@code docs/examples/pytest}. */
class PytestExampleTest extends RunnerExampleContract {
    /** Ctrl-C interrupts, also where the build was started in the background, which has signals ignored. */
    private static final String MAIN = "import signal, sys, pytest;"
            + " signal.signal(signal.SIGINT, signal.default_int_handler); sys.exit(pytest.main())";

    private static final String[] TESTS = {
        "test_stores_an_order",
        "test_stores_another_order",
        "test_orders_expire_after_a_day",
        "test_throttled_writes_are_sent_again"
    };

    @TempDir
    Path directory;

    private Path python;

    @Override
    RunnerExample copy() throws IOException {
        python = InstalledClients.pytest();
        return RunnerExample.copy("pytest", directory.resolve("example"));
    }

    @Override
    List<String> command(String... arguments) {
        return words(List.of(python.toString(), "-c", MAIN, "--junitxml=report"), arguments);
    }

    @Override
    TestReport report(Path file) throws IOException {
        return TestReport.ofXml(file);
    }

    @Override
    int servers() {
        return 1;
    }

    @Override
    List<String> tests() {
        return List.of(TESTS);
    }

    @Override
    List<String[]> orders() {
        String one = "test_orders.py::" + TESTS[0];
        String other = "test_orders.py::" + TESTS[1];
        return List.of(new String[] {one, other}, new String[] {other, one});
    }

    @Override
    String[] rewinding() {
        return new String[] {"conftest.py", "lodestone.rewind(\"tables\")", "pass"};
    }

    @Override
    void hurry(RunnerExample copy) throws IOException {
        copy.replace("conftest.py", "START_SECONDS = 60", "START_SECONDS = 1");
        copy.replace("conftest.py", "STOP_SECONDS = 10", "STOP_SECONDS = 1");
    }

    @Override
    String[] waitingTest() {
        return new String[] {"test_waiting.py", """
            import time
            from pathlib import Path

            def test_waits(dynamodb):
                Path("waiting").touch()
                while Path("hold").exists():
                    time.sleep(0.02)
            """};
    }

    @Test
    void givesEachWorkerAServer() throws IOException {
        passes(2, "-n", "2");
    }
}
