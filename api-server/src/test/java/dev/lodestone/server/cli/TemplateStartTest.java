package dev.lodestone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestServer;
import dev.lodestone.server.template.syntax.TemplateException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts with {@code --template}. */
class TemplateStartTest {
    private static final String TEMPLATE = """
            Parameters: {Name: {Type: String}}
            Resources:
              T: {Type: 'AWS::Serverless::SimpleTable', Properties: {TableName: !Ref Name}}
            """;

    @TempDir
    private Path directory;

    private ServerOptions options(String template, String... more) throws Exception {
        Path file = Files.writeString(directory.resolve("template.yaml"), template);
        String[] arguments = new String[more.length + 4];
        System.arraycopy(more, 0, arguments, 4, more.length);
        arguments[0] = "--port=0";
        arguments[1] = "--in-memory";
        arguments[2] = "--template";
        arguments[3] = file.toString();
        Command command = new CommandLineOptions().parse(arguments);
        return assertInstanceOf(Command.Serve.class, command).options();
    }

    private static String tables(int port) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                .header("X-Amz-Target", TestServer.target("ListTables"))
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        for (String header : TestServer.SIGNATURE_HEADERS.lines().toList()) {
            request.header(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void servesWhatTheTemplateDeclares() throws Exception {
        ServerOptions options = options(TEMPLATE, "--parameter", "Name=declared");
        try (RunningServer server = RunningServer.start(options, LodestoneServer::openStore)) {
            assertEquals(
                    "{\"TableNames\":[\"declared\"]}", tables(server.address().getPort()));
        }
    }

    @Test
    void refusesTemplatesThatAreWrong() throws Exception {
        ServerOptions options = options(TEMPLATE);
        TemplateException refusal =
                assertThrows(TemplateException.class, () -> RunningServer.start(options, LodestoneServer::openStore));
        assertTrue(
                refusal.getMessage()
                        .endsWith("template.yaml:3: the parameter Name has no value; give it as a parameter, 'Name=…'"),
                refusal.getMessage());
    }
}
