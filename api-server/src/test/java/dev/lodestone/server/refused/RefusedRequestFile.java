package dev.lodestone.server.refused;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of refused requests:
 *
 * <pre>
 * # a comment
 * PutItem {"TableName":"t",
 *   "Item":1}
 * =&gt; SerializationException: Unexpected field type
 * + "a text that the answer has besides"
 *
 * BatchExecuteStatement {"Statements":[{"Statement":"-"}]}
 * =&gt; 200: {"Responses":["the whole answer, which has the refusals in it"]}
 * </pre>
 *
 * {@code §ab§3§} stands for {@code ababab}, in bodies and messages.
 */
final class RefusedRequestFile {
    private static final Pattern ANSWER = Pattern.compile("=> (\\w+): ?(.*)");
    private static final Pattern REPEATED = Pattern.compile("§([^§]*)§(\\d+)§");

    private final List<RefusedRequest> requests = new ArrayList<>();
    private final StringBuilder request = new StringBuilder();
    private int line;

    private RefusedRequestFile() {}

    /** The requests of the file with this name. */
    static List<RefusedRequest> read(String name) {
        RefusedRequestFile file = new RefusedRequestFile();
        text(name).lines().forEach(file::add);
        if (!file.request.isEmpty()) {
            throw new IllegalArgumentException(name + " ends without an answer");
        }
        return file.requests;
    }

    private static String text(String name) {
        try (InputStream in = RefusedRequestFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String text) {
        line++;
        Matcher answer = ANSWER.matcher(text);
        if (answer.matches()) {
            addRequest(answer.group(1), expanded(answer.group(2)));
        } else if (text.startsWith("+ ")) {
            requests.get(requests.size() - 1).also().add(expanded(text.substring(2)));
        } else if (!text.isBlank() && !text.startsWith("#")) {
            request.append(request.isEmpty() ? "" : "\n").append(text);
        }
    }

    private void addRequest(String type, String message) {
        int blank = request.indexOf(" ");
        String body = expanded(request.substring(blank + 1));
        requests.add(new RefusedRequest(line, request.substring(0, blank), body, type, message, new ArrayList<>()));
        request.setLength(0);
    }

    private static String expanded(String text) {
        return REPEATED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
    }
}
