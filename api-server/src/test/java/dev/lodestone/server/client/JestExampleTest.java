package dev.lodestone.server.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The example {@code docs/examples/jest}. */
class JestExampleTest extends JavaScriptExampleContract {
    JestExampleTest() {
        super("jest");
    }

    @Override
    Path install() throws IOException {
        return InstalledClients.jest();
    }

    @Override
    List<String> runner(Path modules) {
        return List.of("node", modules.resolve("jest/bin/jest.js").toString(), "--json", "--outputFile=report");
    }

    @Override
    List<String[]> orders() {
        return List.of(shuffled(1), shuffled(2));
    }

    private static String[] shuffled(int seed) {
        return new String[] {"orders", "--randomize", "--seed=" + seed};
    }

    @Override
    String[] waitingTest() {
        return waitingTest("""
            const { existsSync, writeFileSync } = require("node:fs");
            const { setTimeout: delay } = require("node:timers/promises");
            """);
    }
}
