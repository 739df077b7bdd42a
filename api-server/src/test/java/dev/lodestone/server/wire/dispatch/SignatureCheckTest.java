package dev.lodestone.server.wire.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.wire.RequestSignature;
import dev.lodestone.store.error.DynamoDbException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which signatures are refused, in what words and in what order. */
class SignatureCheckTest {
    private static final String DATE = "20260102T030405Z";
    private static final String CREDENTIAL = "AKIDEXAMPLE/20260102/us-east-1/dynamodb/aws4_request";
    private static final String GOOD =
            "AWS4-HMAC-SHA256 Credential=" + CREDENTIAL + ", SignedHeaders=host;x-amz-date, Signature=5da7c1";
    private static final String PRESIGNED = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
            + CREDENTIAL.replace("/", "%2F") + "&X-Amz-Date=" + DATE
            + "&X-Amz-Expires=60&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Signature=5da7c1";

    private static RequestSignature header(String authorization) {
        return new RequestSignature(authorization, DATE, null, null);
    }

    private static RequestSignature query(String query) {
        return new RequestSignature(null, null, null, query);
    }

    private static void assertRefused(String type, String message, RequestSignature signature) {
        DynamoDbException refusal =
                assertThrows(DynamoDbException.class, () -> SignatureCheck.authorization(signature));
        assertEquals(type, refusal.type().simpleName());
        assertEquals(message, refusal.getMessage());
        assertEquals(400, refusal.type().httpStatus());
    }

    @Nested
    class InAHeader {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    GOOD,
                    "  " + GOOD,
                    "AWS4-HMAC-SHA256 Signature=0,Credential=x/y/z/dynamodb/aws4_request,SignedHeaders=Host",
                    "AWS4-HMAC-SHA256   SignedHeaders=a;HOST;b ,, Signature=a=b  Credential=-/-/-/dynamodb/aws4_request/,",
                    "AWS4-HMAC-SHA256 Credential=!/19700101/mars/dynamodb/aws4_request,SignedHeaders=host,Signature=x,More=1"
                })
        void anyAccessKeyAndSignatureWillDo(String authorization) {
            assertEquals(authorization.strip(), SignatureCheck.authorization(header(authorization)));
        }

        @Test
        void aDateOfEitherKindWillDo() {
            assertEquals(
                    GOOD,
                    SignatureCheck.authorization(
                            new RequestSignature(GOOD, null, "Fri, 02 Jan 2026 03:04:05 GMT", null)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "Bearer token", "AWS key:signature", "aws4-hmac-sha256 Credential=a", "AWS4"})
        void whatIsNotOfVersion4CountsAsNone(String authorization) {
            assertRefused(
                    "MissingAuthenticationTokenException",
                    "Request is missing Authentication Token",
                    header(authorization));
        }

        @Test
        void whatIsMissingIsNamedTogether() {
            assertRefused(
                    "IncompleteSignatureException",
                    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature'"
                            + " parameter. Authorization header requires 'SignedHeaders' parameter. Authorization"
                            + " header requires existence of either a 'X-Amz-Date' or a 'Date' header."
                            + " Authorization=AWS4-",
                    new RequestSignature("AWS4-", null, "", null));
            assertRefused(
                    "IncompleteSignatureException",
                    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature'"
                            + " parameter. Authorization=AWS4-HMAC-SHA256 Credential=, SignedHeaders=, Signature=",
                    header("AWS4-HMAC-SHA256 Credential=, SignedHeaders=, Signature="));
            assertRefused(
                    "IncompleteSignatureException",
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
                            + " Authorization=" + GOOD,
                    new RequestSignature(GOOD, null, null, null));
        }

        @Test
        void aParameterHasAnEqualsSign() {
            String authorization = "AWS4-HMAC-SHA256 Signature=b,    Credential,    SignedHeaders";
            assertRefused(
                    "IncompleteSignatureException",
                    "'Credential' not a valid key=value pair (missing equal-sign) in Authorization header: '"
                            + authorization + "'.",
                    new RequestSignature(authorization, null, null, null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"201", "2026-01-02T03:04:05Z", "20260102T030405", "2026010XT030405Z", "20260102 030405Z"})
        void theDateIsInTheBasicFormat(String date) {
            assertRefused(
                    "IncompleteSignatureException",
                    "Date must be in ISO-8601 'basic format'. Got '" + date
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601",
                    new RequestSignature("AWS4-X Credential=a, SignedHeaders=b, Signature=c", date, null, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x-amz-date", "hostname;ho", "x-host"})
        void theHostIsSigned(String signedHeaders) {
            assertRefused(
                    "InvalidSignatureException",
                    "'Host' must be a 'SignedHeader' in the AWS Authorization.",
                    header("AWS4-X Credential=a, SignedHeaders=" + signedHeaders + ", Signature=c;host"));
        }

        @Test
        void thereIsOneAlgorithm() {
            assertRefused(
                    "IncompleteSignatureException",
                    "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). ",
                    header("AWS4-HMAC-SHA25 Credential=a, SignedHeaders=host, Signature=c"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "a/b/c/d", "a/b/c/d//", "a/b/c/d/e/f"})
        void aCredentialHasFiveElements(String credential) {
            assertRefused(
                    "IncompleteSignatureException",
                    "Credential must have exactly 5 slash-delimited elements, e.g."
                            + " keyid/date/region/service/term, got '" + credential + "'",
                    header("AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=c/d"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                a/b/c/s3/aws4_request       | Credential should be scoped to correct service: 'dynamodb'.
                a/b/c/dynamodb/aws4         | Credential should be scoped with a valid terminator: 'aws4_request', not 'aws4'.
                /b/c/DynamoDB/AWS4_REQUEST  | Credential should be scoped to correct service: 'dynamodb'. Credential should\
                 be scoped with a valid terminator: 'aws4_request', not 'AWS4_REQUEST'.
                """)
        void aCredentialIsForThisService(String credential, String message) {
            assertRefused(
                    "InvalidSignatureException",
                    message,
                    header("AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=c"));
        }

        @Test
        void anEmptyAccessKeyIsUnknown() {
            assertRefused(
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid.",
                    header(GOOD.replace("AKIDEXAMPLE", "")));
        }
    }

    @Nested
    class InTheQueryString {
        @Test
        void aPresignedRequestHasTheCredentialsOfItsQueryString() {
            assertEquals(
                    "AWS4-HMAC-SHA256 Credential=" + CREDENTIAL + ", SignedHeaders=content-type;host, Signature=5da7c1",
                    SignatureCheck.authorization(query(PRESIGNED)));
        }

        @Test
        void anotherQueryStringIsNoSignature() {
            assertEquals(GOOD, SignatureCheck.authorization(new RequestSignature(GOOD, DATE, null, "a=b&c")));
            assertRefused(
                    "MissingAuthenticationTokenException",
                    "Request is missing Authentication Token",
                    query("X-Amz-Credential=a"));
        }

        @Test
        void oneSignatureIsEnough() {
            assertRefused(
                    "InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
                    new RequestSignature("Bearer x", null, null, "X-Amz-Algorithm"));
        }

        @Test
        void whatIsMissingIsNamedTogether() {
            assertRefused(
                    "IncompleteSignatureException",
                    "AWS query-string parameters must include 'X-Amz-Algorithm'. AWS query-string parameters must"
                            + " include 'X-Amz-Credential'. AWS query-string parameters must include"
                            + " 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'."
                            + " AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string"
                            + " parameters.",
                    query("X-Amz-Algorithm&X-Amz-Date="));
            assertRefused(
                    "IncompleteSignatureException",
                    "AWS query-string parameters must include 'X-Amz-Signature'. Re-examine the query-string"
                            + " parameters.",
                    query(PRESIGNED.replace("&X-Amz-Signature=5da7c1", "")));
        }

        @Test
        void theFormIsThatOfAHeader() {
            assertRefused(
                    "IncompleteSignatureException",
                    "Date must be in ISO-8601 'basic format'. Got '%zz'. See http://en.wikipedia.org/wiki/ISO_8601",
                    query(PRESIGNED.replace(DATE, "%zz")));
            assertRefused(
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid.",
                    query(PRESIGNED.replace("AKIDEXAMPLE", "")));
        }
    }

    /** What else the service looks at, before and after. */
    @Nested
    class AmongOtherChecks {
        private static final String MISSING_TOKEN = "{\"__type\":\"com.amazon.coral.service#MissingAuthenticationToken"
                + "Exception\",\"message\":\"Request is missing Authentication Token\"}";
        private static final String NOT_JSON = "{\"__type\":\"com.amazon.coral.service#SerializationException\"}";
        private static final String UNKNOWN = "{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}";

        private final TestServer server = TestServer.shared(EngineKind.MEMORY);

        private HttpRequest.Builder request(String target, String body) {
            return HttpRequest.newBuilder(server.endpoint())
                    .header("X-Amz-Target", target)
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }

        private String answer(String target, String body) {
            HttpResponse<String> answer = server.send(request(target, body).build());
            assertEquals(400, answer.statusCode());
            return answer.body();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "{\"TableName\": 1}", "[1, [2, {}]]", "\"text\"", " null "})
        void theSignatureComesBeforeWhatTheBodySays(String body) {
            assertEquals(MISSING_TOKEN, answer("DynamoDB_20120810.PutItem", body));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{", "}", "{}{}", "[1,]", "{\"a\"}", " ", "nul", "{\"a\": [}]"})
        void aBodyThatIsNotJsonComesFirst(String body) {
            assertEquals(NOT_JSON, answer("DynamoDB_20120810.PutItem", body));
            assertEquals(NOT_JSON, answer("DynamoDB_20120810.Unknown", body));
        }

        @Test
        void theOperationComesBeforeTheSignature() {
            assertEquals(UNKNOWN, answer("DynamoDB_20120810.Unknown", "{}"));
            assertEquals(UNKNOWN, answer("PutItem", ""));
        }

        @Test
        void theMethodAndTheContentTypeComeBeforeAll() {
            HttpRequest put = request("DynamoDB_20120810.PutItem", "{}")
                    .method("PUT", HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            assertEquals(404, server.send(put).statusCode());
            HttpRequest text = request("DynamoDB_20120810.PutItem", "{}")
                    .setHeader("Content-Type", "text/plain")
                    .build();
            assertEquals(404, server.send(text).statusCode());
        }

        @Test
        void healthAndPreflightNeedNone() {
            assertEquals(
                    200,
                    server.send(HttpRequest.newBuilder(server.endpoint()).build())
                            .statusCode());
            HttpRequest preflight = HttpRequest.newBuilder(server.endpoint())
                    .header("Origin", "http://example.com")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .build();
            assertEquals(200, server.send(preflight).statusCode());
        }

        @Test
        void presignedRequestsAreAnswered() {
            HttpRequest presigned = request("DynamoDB_20120810.ListTables", "{}")
                    .uri(URI.create(server.endpoint() + "/?" + PRESIGNED))
                    .build();
            HttpResponse<String> answer = server.send(presigned);
            assertEquals(200, answer.statusCode(), answer::body);
            assertTrue(answer.body().contains("TableNames"), answer::body);
        }
    }
}
