package dev.lodestone.server.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.template.deploy.RecordedTriggers;
import dev.lodestone.server.template.deploy.TemplateDeployment;
import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.catalog.RequestScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a template has become, reading it gives declarations, or problems with their places, and soon. */
@Timeout(300)
class MutatedTemplatesTest {
    private static final Path TEMPLATES = Path.of("src/test/resources/dev/lodestone/server/template");
    private static final int MUTATIONS = 600;

    /** One of how many templates that are read is deployed too. */
    private static final int DEPLOYED_OF = 10;

    private static final String[] PIECES = {
        "!Ref ",
        "!GetAtt ",
        "!GetAtt OrdersTable.StreamArn",
        "!Sub '${",
        "!Sub ['${x}', {x: !Ref x}]",
        "!If [IsProd, a, b]",
        "!Join [',', ",
        "!Select [99999999999, [a]]",
        "!Split ['', '']",
        "!FindInMap [a, b, c]",
        "!ImportValue x",
        "!Unknown ",
        "{Ref: [a]}",
        "{\"Fn::Sub\": {}}",
        "{\"Fn::If\": [[]]}",
        "Fn::Transform: x",
        "Fn::ForEach::A",
        "${self:}",
        "${self:custom}",
        "${self:custom.table}",
        "${file(serverless.yml)}",
        "${file(serverless.yml):resources}",
        "${opt:x, ${opt:y, 'z'}}",
        "${strToBool(x)}",
        "${",
        "}",
        "&a ",
        "*a",
        "<<: *a",
        "<<: 1",
        "[",
        "]",
        "{",
        "- ",
        ": ",
        "? ",
        "|\n",
        "'",
        "\"",
        "\t",
        "\0",
        "\uFFFF",
        "# ",
        "---\n",
        "%YAML 9.9\n---\n",
        "null",
        "~",
        "true",
        "-1",
        "1e999",
        "99999999999999999999",
        "AWS::NoValue",
        "arn:aws:dynamodb:::table/",
        "!!binary x",
        "!<tag:yaml.org,2002:map> ",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
    };

    @TempDir
    Path directory;

    private final Random random = new Random(5);
    private final DataStore store = DataStore.open(StoreOptions.inMemory());

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sam, template.yaml",
        "cloudformation, template.json",
        "cdk.out, ",
        "serverless, serverless.yml",
    })
    void giveDeclarationsOrProblems(String folder, String file) throws IOException {
        List<Path> files = files(folder);
        Path template = file == null ? directory : directory.resolve(file);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            for (Path original : files) {
                copy(original, TEMPLATES.resolve(folder), Files.readString(original));
            }
            Path mutated = files.get(random.nextInt(files.size()));
            String text = mutated(Files.readString(mutated));
            copy(mutated, TEMPLATES.resolve(folder), text);
            refused += check(template, text) ? 1 : 0;
        }
        assertTrue(refused > MUTATIONS / 10, String.valueOf(refused));
        assertTrue(refused < MUTATIONS, String.valueOf(refused));
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void copy(Path original, Path root, String text) throws IOException {
        Path target = directory.resolve(root.relativize(original).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    /** Whether the template is refused. */
    private boolean check(Path template, String text) {
        Templates templates;
        try {
            templates = TemplateReader.read(
                    List.of(template), new TemplateSettings("us-east-1", "000000000000", Map.of(), null, Map.of()));
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("reading failed on:\n" + text, e);
        }
        assertEquals(templates.refusal() == null, templates.declarations() != null);
        if (templates.refusal() == null) {
            if (random.nextInt(DEPLOYED_OF) == 0) {
                deploy(templates.declarations());
            }
            return false;
        }
        for (Problem problem : templates.refusal().problems()) {
            assertTrue(problem.location().file().startsWith(directory.toString()), problem::toString);
            assertFalse(problem.message().isBlank() || problem.message().contains("Exception"), problem::toString);
        }
        return true;
    }

    /** What the service refuses is a problem with its place too, or one of a table that exists. */
    private void deploy(Declarations declarations) {
        try {
            new TemplateDeployment(store, new RequestScope("", "us-east-1", "000000000000"), new RecordedTriggers())
                    .apply(declarations);
        } catch (TemplateException refused) {
            assertFalse(refused.problems().isEmpty());
        }
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            mutate(mutated);
        }
        return mutated.toString();
    }

    private void mutate(StringBuilder text) {
        int at = random.nextInt(text.length());
        String piece = PIECES[random.nextInt(PIECES.length)];
        switch (random.nextInt(7)) {
            case 0 -> text.insert(at, piece);
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
            case 2 -> text.insert(valueAt(text, at), piece + " ");
            case 3 -> replaceValue(text, at, piece);
            case 4 -> text.insert(lineAt(text, at), line(text, random.nextInt(text.length())));
            case 5 ->
                text.delete(lineAt(text, at), lineAt(text, at) + line(text, at).length());
            default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        }
        if (text.length() == 0) {
            text.append('x');
        }
    }

    private static int lineAt(CharSequence text, int at) {
        return text.toString().lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    }

    private static String line(CharSequence text, int at) {
        int begin = lineAt(text, at);
        int end = text.toString().indexOf('\n', begin);
        return text.toString().substring(begin, end < 0 ? text.length() : end + 1);
    }

    /** The place after the next colon. */
    private static int valueAt(CharSequence text, int at) {
        int colon = text.toString().indexOf(": ", at);
        return colon < 0 ? at : colon + 2;
    }

    private static void replaceValue(StringBuilder text, int at, String piece) {
        int begin = valueAt(text, at);
        int end = text.indexOf("\n", begin);
        text.replace(begin, end < 0 ? text.length() : end, piece);
    }
}
