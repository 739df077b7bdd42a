package dev.lodestone.server.template.serverless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.template.TemplateFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each source of variables, as the value of an environment variable, in line 6. */
class VariablesTest {
    private static final String SERVICE = """
            service: shop
            provider: {name: aws, stage: '${opt:stage, "qa"}', region: eu-west-1}
            functions:
              f:
                handler: a.b
                environment: {V: %s}
            params:
              default: {size: small, host: all}
              qa: {size: medium}
            custom:
              a: {b: [x, y], n: 5, flag: true}
              nested: {qa: inner}
              env: '${file(env.yml):${self:provider.stage}}'
              loop: ${self:custom.pool}
              pool: ${self:custom.loop}
              name: b
            """;

    @TempDir
    Path directory;

    private TemplateFolder folder;

    @BeforeEach
    void start() {
        folder = new TemplateFolder(directory)
                .with("env.yml", "qa:\n  url: http://${self:service}\n  list: [1, 2]\n")
                .with("text.txt", "plain text")
                .with("data.json", "{\"k\": \"v\"}");
    }

    private String value(String text) {
        return folder.with("serverless.yml", SERVICE.formatted(text))
                .declarations("serverless.yml")
                .functions()
                .get(0)
                .environment()
                .get("V");
    }

    private String problem(String text) {
        return folder.with("serverless.yml", SERVICE.formatted(text)).problem("serverless.yml");
    }

    @Test
    void self() {
        assertEquals("shop", value("'${self:service}'"));
        assertEquals("5", value("'${self:custom.a.n}'"));
        assertEquals("y", value("'${self:custom.a.b.1}'"));
        assertEquals("<x-5>", value("'<${self:custom.a.b.0}-${self:custom.a.n}>'"));
        assertEquals("eu-west-1", value("'${self:provider.region}'"));
    }

    @Test
    void selfWithoutValue() {
        assertEquals("serverless.yml:6: ${self:custom.c} has no value", problem("'${self:custom.c}'"));
        assertEquals("serverless.yml:14: '${self:custom.pool}' depends on itself", problem("'${self:custom.loop}'"));
        assertEquals(
                "serverless.yml:6: a variable in the middle of a text is a list or mapping: self:custom.a",
                problem("'x${self:custom.a}'"));
    }

    @Test
    void stage() {
        assertEquals("qa", value("'${sls:stage}'"));
        assertEquals("qa", value("'${self:provider.stage}'"));
        folder.stage("prod");
        assertEquals("prod", value("'${sls:stage}'"));
        assertEquals("prod", value("'${opt:stage}'"));
        assertEquals("prod", value("'${self:provider.stage}'"));
    }

    @Test
    void options() {
        assertEquals(
                "serverless.yml:6: ${opt:who} has no value: 'opt:who' is not known on this machine; give it as"
                        + " a parameter, 'opt:who=…'",
                problem("'${opt:who}'"));
        folder.parameter("opt:who", "me");
        assertEquals("me", value("'${opt:who}'"));
    }

    @Test
    void environment() {
        assertEquals("serverless.yml:6: ${env:HOST} has no value", problem("'${env:HOST}'"));
        folder.environment("HOST", "h");
        assertEquals("h", value("'${env:HOST}'"));
    }

    @Test
    void parameters() {
        assertEquals("medium", value("'${param:size}'"));
        assertEquals("all", value("'${param:host}'"));
        folder.parameter("size", "large");
        assertEquals("large", value("'${param:size}'"));
    }

    @Test
    void files() {
        assertEquals("http://shop", value("'${self:custom.env.url}'"));
        assertEquals("2", value("'${file(env.yml):qa.list.1}'"));
        assertEquals("plain text", value("'${file(./text.txt)}'"));
        assertEquals("v", value("'${file(data.json):k}'"));
        assertEquals(
                "serverless.yml:6: ${file(none.yml):a} has no value: there is no file 'none.yml'",
                problem("'${file(none.yml):a}'"));
        assertEquals(
                "serverless.yml:6: ${file(make.js):a} has no value: 'make.js' is a program, and none is run to read a"
                        + " template",
                problem("'${file(make.js):a}'"));
    }

    @Test
    void account() {
        assertEquals("us-east-1/000000000000", value("'${aws:region}/${aws:accountId}'"));
    }

    @Test
    void whatOnlyAnAccountKnows() {
        assertEquals("d", value("\"${ssm:/path/x~true, 'd'}\""));
        assertEquals("d", value("\"${cf:stack.output, s3:bucket/key, 'd'}\""));
        assertEquals(
                "serverless.yml:6: ${cf:stack.output} has no value: 'cf:stack.output' is not known on this machine; give"
                        + " it as a parameter, 'cf:stack.output=…'",
                problem("'${cf:stack.output}'"));
        folder.parameter("cf:stack.output", "o");
        assertEquals("o", value("'${cf:stack.output}'"));
    }

    @Test
    void alternatives() {
        assertEquals("b", value("\"${self:custom.no, self:custom.name}\""));
        assertEquals("a,b", value("\"${self:custom.no, 'a,b'}\""));
        assertEquals("7", value("'${self:custom.no, 7}'"));
        assertEquals("qa-x", value("\"${self:custom.no, '${sls:stage}-x'}\""));
        assertEquals("b", value("\"${self:custom.no, ${self:custom.name}}\""));
        assertEquals("b", value("\"${opt:no, ${opt:neither, self:custom.name}}\""));
    }

    @Test
    void nested() {
        assertEquals("inner", value("'${self:custom.nested.${sls:stage}}'"));
        assertEquals("inner", value("'${self:custom.nested.${self:provider.${self:custom.no, \"stage\"}}}'"));
    }

    @Test
    void booleans() {
        assertEquals("true", value("'${strToBool(${self:custom.a.flag})}'"));
        assertEquals("false", value("'${strToBool(0)}'"));
        assertEquals(
                "serverless.yml:6: strToBool takes true, false, 0 or 1, not 'maybe'", problem("'${strToBool(maybe)}'"));
    }

    @Test
    void whatSubReplaces() {
        assertEquals("us-east-1-b", value("!Sub '${AWS::Region}-${self:custom.name}'"));
        assertEquals("${Table}", value("'${Table}'"));
    }

    @Test
    void withoutEnd() {
        assertEquals("serverless.yml:6: a '${' has no '}'", problem("'${self:custom'"));
    }
}
