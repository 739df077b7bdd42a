package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the examples in JavaScript have in common. */
abstract class JavaScriptExampleContract extends RunnerExampleContract {
    private final String name;
    private Path installed;

    JavaScriptExampleContract(String name) {
        this.name = name;
    }

    /** The directory that has the packages, with the copy of the example below it. */
    abstract Path install() throws IOException;

    /** The command that runs all tests, with a report in JSON. */
    abstract List<String> runner(Path modules);

    @Override
    final RunnerExample copy() throws IOException {
        installed = install();
        return RunnerExample.copy(name, installed.resolve("example"));
    }

    @Override
    final List<String> command(String... arguments) {
        return words(runner(installed.resolve("node_modules")), arguments);
    }

    @Override
    final TestReport report(Path file) throws IOException {
        return TestReport.ofJson(file);
    }

    /** The examples have two workers. */
    @Override
    final int servers() {
        return 2;
    }

    @Override
    final List<String> tests() {
        return List.of(
                "stores an order",
                "stores another order",
                "orders expire after a day",
                "throttled writes are sent again");
    }

    @Override
    final String[] rewinding() {
        return new String[] {"setup.js", "beforeEach(() => lodestone.rewind(\"tables\"))", ""};
    }

    @Override
    final void hurry(RunnerExample copy) throws IOException {
        copy.replace("lodestone.js", "START_SECONDS = 60", "START_SECONDS = 1");
        copy.replace("lodestone.js", "STOP_SECONDS = 10", "STOP_SECONDS = 1");
        copy.replace(name + ".config.js", "maxWorkers: 2", "maxWorkers: 1");
    }

    @Test
    void endsWhereOnlyTheFirstServerStarts() throws IOException {
        example().launchWith("mkdir first || { echo not twice; exit 4; }\n" + RunnerExample.START_SERVER);
        ProgramRun run = run();
        assertNotEquals(0, run.status(), run::output);
        assertTrue(run.output().contains("not twice"), run::output);
        assertEquals(2, example().started());
        example().awaitEndOfServers();
    }

    static String[] waitingTest(String imports) {
        return new String[] {"waiting.test.js", imports + """

            async function wait() {
              writeFileSync("waiting", "");
              while (existsSync("hold")) await delay(20);
            }

            test("waits", wait, 300_000);
            """};
    }
}
