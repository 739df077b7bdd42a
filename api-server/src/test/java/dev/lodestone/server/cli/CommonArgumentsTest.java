package dev.lodestone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonArgumentsTest {
    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ", -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--port 0",
                "--port=9000 --in-memory",
                "--port=0 --exit-on-stdin-close --in-memory",
                "-port 9000 -inMemory",
                "--port 65535 --port-file p.txt --data-dir d",
                "-dbPath=d --host 0.0.0.0",
                "--durability sync",
                "--durability NONE",
                "--durability=buffered"
            })
    void meanWhatTheFullParserSays(String line) {
        assertEquals(new Command.Serve(CommonArguments.read(words(line))), new CommandLineOptions().parse(words(line)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--port",
                "--port x",
                "--port 65536",
                "--port -1",
                "--port 1 --port 2",
                "--in-memory --in-memory",
                "--exit-on-stdin-close --exit-on-stdin-close",
                "--in-memory --data-dir d",
                "--durability sometimes",
                "--region eu-west-1",
                "-sharedDb",
                "serve",
                "--in-memory=true"
            })
    void leaveTheRestToTheFullParser(String line) {
        assertNull(CommonArguments.read(words(line)));
    }
}
