package dev.lodestone.server.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The example {@code docs/examples/vitest}. */
class VitestExampleTest extends JavaScriptExampleContract {
    VitestExampleTest() {
        super("vitest");
    }

    @Override
    Path install() throws IOException {
        return InstalledClients.vitest();
    }

    @Override
    List<String> runner(Path modules) {
        return List.of(
                "node",
                modules.resolve("vitest/vitest.mjs").toString(),
                "run",
                "--reporter=default",
                "--reporter=json",
                "--outputFile=report");
    }

    @Override
    List<String[]> orders() {
        return List.of(shuffled(1), shuffled(3));
    }

    private static String[] shuffled(int seed) {
        return new String[] {"orders", "--sequence.shuffle.tests", "--sequence.seed=" + seed};
    }

    @Override
    String[] waitingTest() {
        return waitingTest("""
            import { existsSync, writeFileSync } from "node:fs";
            import { setTimeout as delay } from "node:timers/promises";
            import { test } from "vitest";
            """);
    }
}
