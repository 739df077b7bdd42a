package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows first of triggers, done as it says. */
class ReadmeTriggerTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern BLOCK = Pattern.compile("```(yaml|javascript|sh)\n(.*?)```", Pattern.DOTALL);

    /** The commands: the server's, and one of the AWS CLI with what the server writes then. */
    private static final Pattern COMMANDS =
            Pattern.compile("\\./lodestone --template template\\.yaml\n(aws .*?) +# logs (.*)\n");

    @TempDir
    Path directory;

    @Test
    void aTemplateAndAHandlerInUnderTenLines() throws Exception {
        String readme = Files.readString(README);
        int start = readme.indexOf("\n## Lambda triggers\n");
        Matcher block = BLOCK.matcher(readme.substring(start, readme.indexOf("\n## ", start + 1)));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(2));
        }
        assertEquals(3, blocks.size(), "a template, a handler and commands");
        assertTrue(String.join("", blocks).lines().count() < 10, "under ten lines");
        Path template = Files.writeString(directory.resolve("template.yaml"), blocks.get(0));
        Path code = Files.createDirectories(directory.resolve("watch"));
        Files.writeString(code.resolve("index.js"), blocks.get(1));
        Matcher commands = COMMANDS.matcher(blocks.get(2));
        assertTrue(commands.matches(), blocks.get(2));
        List<Path> programs = InstalledClients.awsCli();
        try (ServerProcess server = ServerProcess.start(directory, "--template", template.toString())) {
            server.run(programs, directory, commands.group(1));
            ServerOutput.of(directory).await(lineLike(commands.group(2)));
        }
    }

    /** A line of the log that is shown shortened, and with spaces for its tabs. */
    private static String lineLike(String shown) {
        return Pattern.quote(shown).replace("…", "\\E.*\\Q").replace(" ", "\\E\\s+\\Q");
    }
}
