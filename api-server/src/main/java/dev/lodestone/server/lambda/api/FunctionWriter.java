package dev.lodestone.server.lambda.api;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.streams.function.definition.FunctionArn;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.invocation.InvocationResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes functions. Settings that cannot be made here are told as the service's defaults.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html">FunctionConfiguration</a>
 */
final class FunctionWriter {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private static final int EPHEMERAL_MEGABYTES = 512;

    private FunctionWriter() {}

    /**
     * Writes the members of a function, whose object has been begun.
     *
     * @param arn as it was asked for
     */
    static void members(FunctionDefinition function, FunctionArn arn, ResponseWriter out) {
        listedMembers(function, arn, out);
        out.string("State", "Active");
        out.string("LastUpdateStatus", "Successful");
    }

    /** The same without what lists do not tell. */
    static void listedMembers(FunctionDefinition function, FunctionArn arn, ResponseWriter out) {
        FunctionConfiguration configuration = function.configuration();
        out.string("FunctionName", function.name());
        out.string("FunctionArn", arn.toString());
        out.string("Runtime", configuration.runtime());
        out.string("Role", configuration.role());
        out.string("Handler", configuration.handler());
        out.number("CodeSize", function.code().size());
        out.string("Description", configuration.description());
        out.number("Timeout", configuration.timeoutSeconds());
        out.number("MemorySize", configuration.memoryMegabytes());
        out.string("LastModified", TIMESTAMP.format(Instant.ofEpochMilli(function.lastModifiedMillis())));
        out.string("CodeSha256", function.code().sha256());
        out.string("Version", InvocationResult.LATEST_VERSION);
        if (!configuration.environment().isEmpty()) {
            out.startObject("Environment");
            LambdaAnswer.texts("Variables", configuration.environment(), out);
            out.endObject();
        }
        out.startObject("TracingConfig");
        out.string("Mode", "PassThrough");
        out.endObject();
        out.string("RevisionId", function.revisionId());
        out.string("PackageType", "Zip");
        out.strings("Architectures", List.of(architecture()));
        out.startObject("EphemeralStorage");
        out.number("Size", EPHEMERAL_MEGABYTES);
        out.endObject();
        out.startObject("SnapStart");
        out.string("ApplyOn", "None");
        out.string("OptimizationStatus", "Off");
        out.endObject();
        out.startObject("LoggingConfig");
        out.string("LogFormat", "Text");
        out.string("LogGroup", "/aws/lambda/" + function.name());
        out.endObject();
    }

    /** That of this machine, where all functions run. */
    private static String architecture() {
        String name = System.getProperty("os.arch", "");
        return name.equals("aarch64") || name.equals("arm64") ? "arm64" : "x86_64";
    }
}
