package dev.lodestone.server.lambda.api;

import static dev.lodestone.server.lambda.api.LambdaApiFixture.FUNCTION;
import static dev.lodestone.server.lambda.api.LambdaApiFixture.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Functions over the wire: their shapes, lists and refusals. Only their code is read; no process is started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionApiTest {
    private static final String PATH = "/2015-03-31/functions";
    private static final String ROLE = "arn:aws:iam::000000000000:role/local";

    private LambdaApiFixture api;

    @TempDir
    private Path directory;

    @BeforeAll
    void start() {
        api = new LambdaApiFixture();
    }

    @BeforeEach
    void writeCode() throws IOException {
        Files.writeString(directory.resolve("app.py"), "def handler(event, context):\n    return event\n");
    }

    @AfterEach
    void deleteFunctions() {
        api.client()
                .listFunctionsPaginator()
                .functions()
                .forEach(function ->
                        api.client().deleteFunction(delete -> delete.functionName(function.functionName())));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    static byte[] zip(String file, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(file));
            zip.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private CreateFunctionRequest.Builder creation(String name) {
        return CreateFunctionRequest.builder()
                .functionName(name)
                .runtime(Runtime.PYTHON3_13)
                .handler("app.handler")
                .role(ROLE)
                .code(code -> code.s3Bucket("hot-reload").s3Key(directory.toString()));
    }

    private CreateFunctionResponse create(String name) {
        return api.client().createFunction(creation(name).build());
    }

    @Test
    void aNewFunctionTellsAllDefaults() throws IOException {
        byte[] zip = zip("app.py", "x = 1");
        Map<String, Object> created = api.answer(
                201,
                "POST",
                PATH + "/",
                "{\"FunctionName\":\"f\",\"Runtime\":\"python3.13\",\"Handler\":\"app.handler\",\"Role\":\"" + ROLE
                        + "\",\"Publish\":true,\"Code\":{\"ZipFile\":\""
                        + Base64.getEncoder().encodeToString(zip) + "\"}}");
        String modified = (String) created.remove("LastModified");
        assertTrue(modified.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000"), modified);
        String revision = (String) created.get("RevisionId");
        assertEquals(36, revision.length());
        assertTrue(List.of("x86_64", "arm64").containsAll((List<?>) created.remove("Architectures")));
        assertEquals(44, ((String) created.get("CodeSha256")).length());
        assertEquals(
                LambdaApiFixture.json("{\"FunctionName\":\"f\",\"FunctionArn\":\"" + FUNCTION
                        + "f\",\"Runtime\":\"python3.13\",\"Role\":\"" + ROLE + "\",\"Handler\":\"app.handler\","
                        + "\"CodeSize\":" + zip.length
                        + ",\"Description\":\"\",\"Timeout\":3,\"MemorySize\":128,\"CodeSha256\":\""
                        + created.get("CodeSha256")
                        + "\",\"Version\":\"$LATEST\",\"TracingConfig\":{\"Mode\":\"PassThrough\"},"
                        + "\"RevisionId\":\"" + revision
                        + "\",\"PackageType\":\"Zip\",\"EphemeralStorage\":{\"Size\":512},"
                        + "\"SnapStart\":{\"ApplyOn\":\"None\",\"OptimizationStatus\":\"Off\"},"
                        + "\"LoggingConfig\":{\"LogFormat\":\"Text\",\"LogGroup\":\"/aws/lambda/f\"},"
                        + "\"State\":\"Active\",\"LastUpdateStatus\":\"Successful\"}"),
                created);
        GetFunctionResponse shown = api.client().getFunction(get -> get.functionName("f"));
        Path folder = Path.of(URI.create(shown.code().location()));
        assertEquals("x = 1", Files.readString(folder.resolve("app.py")));
        assertFalse(shown.hasTags());
        assertEquals("", api.send("DELETE", PATH + "/f/", "").body());
        assertFalse(Files.exists(folder), "unpacked code goes with its function");
        api.assertRefused(
                404,
                "ResourceNotFoundException",
                "{\"Type\":\"User\",\"Message\":\"Function not found: " + FUNCTION + "f\"}",
                "GET",
                PATH + "/f",
                "");
    }

    @Test
    void settingsAreToldAsTheyWereGiven() {
        CreateFunctionResponse created = api.client()
                .createFunction(creation("f")
                        .timeout(900)
                        .memorySize(10_240)
                        .description("what it is for")
                        .environment(environment -> environment.variables(Map.of("AA", "1", "BB", "ä")))
                        .tags(Map.of("team", "blue"))
                        .build());
        GetFunctionResponse shown = api.client().getFunction(get -> get.functionName(FUNCTION + "f"));
        FunctionConfiguration configuration = shown.configuration();
        assertEquals(900, configuration.timeout());
        assertEquals(10_240, configuration.memorySize());
        assertEquals("what it is for", configuration.description());
        assertEquals(Map.of("AA", "1", "BB", "ä"), configuration.environment().variables());
        assertEquals(Map.of("team", "blue"), shown.tags());
        assertEquals(created.revisionId(), configuration.revisionId());
        assertEquals(directory.toUri(), URI.create(shown.code().location()), "folders are used where they lie");
        assertEquals(
                FUNCTION + "f:$LATEST",
                api.client()
                        .getFunctionConfiguration(get -> get.functionName("f").qualifier("$LATEST"))
                        .functionArn());
    }

    @Test
    void settingsAndCodeAreChangedOfTheRevisionThatIsMeant() throws IOException {
        CreateFunctionResponse created = create("f");
        UpdateFunctionConfigurationResponse changed = api.client()
                .updateFunctionConfiguration(update -> update.functionName("f")
                        .timeout(7)
                        .environment(environment -> environment.variables(Map.of("AA", "1")))
                        .revisionId(created.revisionId()));
        assertEquals(7, changed.timeout());
        assertEquals("app.handler", changed.handler());
        PreconditionFailedException late = assertThrows(
                PreconditionFailedException.class,
                () -> api.client()
                        .updateFunctionConfiguration(
                                update -> update.functionName("f").timeout(8).revisionId(created.revisionId())));
        assertEquals(412, late.statusCode());
        assertEquals(
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                        + " retrieve the latest Revision Id",
                late.awsErrorDetails().errorMessage());
        api.answer(200, "PUT", PATH + "/f/configuration", "{\"Environment\":{}}");
        FunctionConfiguration bare =
                api.client().getFunction(get -> get.functionName("f")).configuration();
        assertEquals(7, bare.timeout());
        assertEquals(null, bare.environment());

        SdkBytes zip = SdkBytes.fromByteArray(zip("app.py", "two"));
        UpdateFunctionCodeResponse tried = api.client()
                .updateFunctionCode(
                        update -> update.functionName("f").zipFile(zip).dryRun(true));
        assertEquals(created.codeSha256(), tried.codeSha256());
        UpdateFunctionCodeResponse replaced = api.client()
                .updateFunctionCode(update -> update.functionName("f").zipFile(zip));
        assertEquals(zip.asByteArray().length, replaced.codeSize());
        String location =
                api.client().getFunction(get -> get.functionName("f")).code().location();
        assertEquals("two", Files.readString(Path.of(URI.create(location)).resolve("app.py")));
        Path archive = Files.write(directory.resolve("code.zip"), zip("app.py", "three"));
        api.client()
                .updateFunctionCode(update ->
                        update.functionName("f").s3Bucket("hot-reload").s3Key(archive.toString()));
        location = api.client().getFunction(get -> get.functionName("f")).code().location();
        assertEquals("three", Files.readString(Path.of(URI.create(location)).resolve("app.py")));
    }

    @Test
    void listsComeInPages() {
        List<String> names = List.of("a", "b", "c", "d", "e");
        names.forEach(this::create);
        List<String> paged = new ArrayList<>();
        for (ListFunctionsResponse page : api.client().listFunctionsPaginator(list -> list.maxItems(2))) {
            assertTrue(page.functions().size() <= 2);
            page.functions().forEach(function -> paged.add(function.functionName()));
        }
        assertEquals(names, paged);
        FunctionConfiguration version = api.client()
                .listFunctions(list -> list.functionVersion(FunctionVersion.ALL))
                .functions()
                .get(0);
        assertEquals(FUNCTION + "a:$LATEST", version.functionArn());
        assertEquals(null, version.state(), "lists do not tell states");
        for (String query : List.of("MaxItems=0", "MaxItems=10001", "FunctionVersion=x")) {
            assertEquals(400, api.send("GET", PATH + "?" + query, "").statusCode(), query);
        }
    }

    @Test
    void functionsAndMappingsHaveTags() {
        String function = create("f").functionArn();
        String stream = api.newStream();
        var mapping = api.client()
                .createEventSourceMapping(m -> m.functionName("f")
                        .eventSourceArn(stream)
                        .startingPosition(EventSourcePosition.LATEST)
                        .tags(Map.of("a", "1")));
        for (String arn : List.of(function, mapping.eventSourceMappingArn())) {
            api.client().tagResource(tag -> tag.resource(arn).tags(Map.of("a", "2", "b", "3", "c", "4")));
            api.client().untagResource(untag -> untag.resource(arn).tagKeys("a", "c"));
            assertEquals(
                    Map.of("b", "3"),
                    api.client().listTags(list -> list.resource(arn)).tags());
        }
        assertEquals(
                Map.of("b", "3"),
                api.client().getFunction(get -> get.functionName("f")).tags());
        api.client().deleteEventSourceMapping(delete -> delete.uuid(mapping.uuid()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|function:f|{\"Tags\":{}}|InvalidParameterValueException",
                "POST|function:f|{}|ValidationException",
                "POST|function:f|{\"Tags\":{\"\":\"x\"}}|ValidationException",
                "DELETE|function:f||ValidationException",
                "GET|function:g||ResourceNotFoundException",
                "GET|function:f:live||InvalidParameterValueException",
                "GET|event-source-mapping:00000000-0000-0000-0000-000000000000||ResourceNotFoundException",
                "GET|layer:f||ValidationException"
            })
    void refusesOtherTags(String method, String resource, String body, String type) {
        create("f");
        String arn = URLEncoder.encode("arn:aws:lambda:us-east-1:000000000000:" + resource, UTF_8);
        var response = api.send(method, "/2017-03-31/tags/" + arn, body == null ? "" : body);
        assertEquals(type, response.headers().firstValue("x-amzn-ErrorType").orElse(null), response.body());
    }

    @Test
    void refusesMoreThanFiftyTags() {
        create("f");
        StringBuilder tags = new StringBuilder("\"t0\":\"\"");
        for (int i = 1; i < 50; i++) {
            tags.append(",\"t").append(i).append("\":\"\"");
        }
        String path = "/2017-03-31/tags/" + FUNCTION + "f";
        assertEquals(204, api.send("POST", path, "{\"Tags\":{" + tags + "}}").statusCode());
        api.assertRefused(
                400,
                "InvalidParameterValueException",
                "{\"Type\":\"User\",\"message\":\"Number of tags exceeds resource tag limit.\"}",
                "POST",
                path,
                "{\"Tags\":{\"one more\":\"\"}}");
    }

    /** A request to create a function, with members that take the place of others. */
    private static String body(String members) {
        return "{\"FunctionName\":\"f\",\"Runtime\":\"python3.13\",\"Handler\":\"app.handler\",\"Role\":\"" + ROLE
                + "\"," + members + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Code\":{}|Please provide a source for function code.",
                "\"Code\":{\"S3Bucket\":\"hot-reload\"}|Please provide a source for function code.",
                "\"Code\":{\"S3Bucket\":\"b\",\"S3Key\":\"k\"}|Error occurred while GetObject. S3 Error Code: NoSuchBucket."
                        + " S3 Error Message: The specified bucket does not exist. A folder or zip file of this machine is"
                        + " given as S3Bucket=hot-reload,S3Key=/its/path",
                "\"Code\":{\"S3Bucket\":\"hot-reload\",\"S3Key\":\"code\"}"
                        + "|S3Key must be the absolute path of a folder or zip file: code",
                "\"Code\":{\"S3Bucket\":\"hot-reload\",\"S3Key\":\"/no/such/folder\"}"
                        + "|There is no code folder /no/such/folder",
                "\"Code\":{\"ImageUri\":\"i\"}|Images do not run here; the code has to be a zip file or a folder",
                "\"Code\":{},\"PackageType\":\"Image\"|Images do not run here; the code has to be a zip file or a folder",
                "\"Code\":{\"ZipFile\":\"eA==\"}"
                        + "|Could not unzip uploaded file. Please check your file, then try to upload again.",
                "\"Code\":{},\"Layers\":[\"arn\"]|Layers are not there when functions run on this machine; what they hold"
                        + " has to be part of the code",
                "\"Code\":{\"S3Bucket\":\"hot-reload\",\"S3Key\":\"/\"},\"Runtime\":\"ruby3.4\"|The runtime ruby3.4 cannot"
                        + " be run here; those of Node.js, Python, Java and provided.* can.",
            })
    void refusesWhatCannotRun(String members, String message) {
        api.assertRefused(
                400,
                "InvalidParameterValueException",
                "{\"Type\":\"User\",\"message\":\"" + message + "\"}",
                "POST",
                PATH,
                body(members));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|3 validation errors detected: Value null at 'functionName' failed to satisfy constraint: Member must not"
                        + " be null; Value null at 'role' failed to satisfy constraint: Member must not be null; Value null"
                        + " at 'code' failed to satisfy constraint: Member must not be null",
                "{\"FunctionName\":\"f\",\"Role\":\"me\",\"Code\":{}}|1 validation error detected: Value 'me' at 'role' failed"
                        + " to satisfy constraint: Member must satisfy regular expression pattern:"
                        + " arn:(aws[a-zA-Z-]*)?:iam::\\\\d{12}:role/?[a-zA-Z_0-9+=,.@\\\\-_/]+"
            })
    void refusesWhatTheModelForbids(String body, String message) {
        api.assertRefused(400, "ValidationException", "{\"message\":\"" + message + "\"}", "POST", PATH, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Timeout|0",
                "Timeout|901",
                "MemorySize|127",
                "MemorySize|10241",
                "Handler|\"a b\"",
                "PackageType|\"Tar\"",
                "Architectures|[]",
                "Architectures|[\"mips\"]"
            })
    void refusesSettingsOutOfRange(String member, String value) {
        String code = "\"Code\":{\"S3Bucket\":\"hot-reload\",\"S3Key\":\"" + directory + "\"}";
        var response = api.send("POST", PATH, body(code + ",\"" + member + "\":" + value));
        assertEquals(
                "ValidationException",
                response.headers().firstValue("x-amzn-ErrorType").orElse(null),
                response.body());
        assertEquals(400, response.statusCode());
    }

    @Test
    void namesHaveUpTo64Characters() {
        String longest = "n".repeat(64);
        assertEquals(FUNCTION + longest, create(longest).functionArn());
        api.assertRefused(
                400,
                "InvalidParameterValueException",
                "{\"Type\":\"User\",\"message\":\"1 validation error detected: Value '" + longest
                        + "n' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 64\"}",
                "POST",
                PATH,
                body("\"Code\":{}").replace("\"f\"", "\"" + longest + "n\""));
    }

    @Test
    void refusesWhatIsThereOrIsNot() {
        create("f");
        ResourceConflictException conflict = assertThrows(ResourceConflictException.class, () -> create("f"));
        assertEquals("Function already exist: f", conflict.awsErrorDetails().errorMessage());
        for (String path : List.of("/f:7", "/f?Qualifier=7")) {
            api.assertRefused(
                    404,
                    "ResourceNotFoundException",
                    "{\"Type\":\"User\",\"Message\":\"Function not found: " + FUNCTION + "f:7\"}",
                    "GET",
                    PATH + path,
                    "");
        }
        api.assertRefused(
                400,
                "InvalidParameterValueException",
                "{\"Type\":\"User\",\"message\":\"The derived qualifier from the function name does not match the specified"
                        + " qualifier.\"}",
                "GET",
                PATH + "/f:a?Qualifier=b",
                "");
        api.assertRefused(
                400,
                "InvalidParameterValueException",
                "{\"Type\":\"User\",\"message\":\"$LATEST version cannot be deleted without deleting the function.\"}",
                "DELETE",
                PATH + "/f?Qualifier=$LATEST",
                "");
        assertEquals(404, api.send("PUT", PATH + "/g/configuration", "{}").statusCode());
        assertEquals(404, api.send("PUT", PATH + "/g/code", "{}").statusCode());
        assertEquals(404, api.send("DELETE", PATH + "/g", "").statusCode());
        assertEquals(404, api.send("GET", PATH + "/f/policy", "").statusCode());
    }

    /** 50 MB, which in base64 are as large as a request may be. */
    @Test
    void refusesRequestsThatAreTooLarge() {
        byte[] large = new byte[52_428_801];
        api.assertRefused(
                413,
                "RequestEntityTooLargeException",
                "{\"Type\":\"User\",\"message\":\"Zipped size must be smaller than 52428800 bytes\"}",
                "POST",
                PATH,
                body("\"Code\":{\"ZipFile\":\"" + Base64.getEncoder().encodeToString(large) + "\"}"));
    }

    @Test
    void aFunctionThatComesLateIsCalledWithWhatWaits() throws IOException {
        String stream = api.newStream();
        api.registerEcho("late");
        String uuid = api.client()
                .createEventSourceMapping(mapping -> mapping.functionName("late")
                        .eventSourceArn(stream)
                        .startingPosition(EventSourcePosition.TRIM_HORIZON))
                .uuid();
        api.server().lambda().functions().unregister("late");
        String table = stream.split("/", -1)[1];
        api.server()
                .client()
                .putItem(put -> put.tableName(table)
                        .item(Map.of("pk", software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("a"))));
        await("the function is missed", () -> result(uuid).equals("PROBLEM: Function not found"));
        api.registerEcho("late");
        create("other");
        await("the function is found", () -> result(uuid).equals("OK"));
        api.client().deleteEventSourceMapping(delete -> delete.uuid(uuid));
    }

    private String result(String uuid) {
        return api.client().getEventSourceMapping(get -> get.uuid(uuid)).lastProcessingResult();
    }
}
