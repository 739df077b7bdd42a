package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.invocation.InvocationResult;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The environment variables of a function's process: those of the service, addresses and credentials that lead home, the
 * function's own, and of this process's only what the machine and its languages need. Secrets of this process do not get
 * into functions.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda environment variables</a>
 */
final class ProcessEnvironment {
    /** What a function inherits. */
    private static final Pattern INHERITED = Pattern.compile(
            // where programs, files and the user are
            "PATH|PATHEXT|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|PWD|LANG|LC_.*"
                    // Windows
                    + "|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|USERNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA"
                    + "|PROGRAMDATA|PROGRAMFILES.*|COMMONPROGRAMFILES.*|NUMBER_OF_PROCESSORS|PROCESSOR_.*|OS"
                    // libraries and languages
                    + "|LD_LIBRARY_PATH|DYLD_.*|VIRTUAL_ENV|PYENV_.*|CONDA_PREFIX|NVM_.*|VOLTA_HOME|ASDF_.*|MISE_.*|JAVA_HOME"
                    // the way out
                    + "|HTTP_PROXY|HTTPS_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS"
                    + "|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE",
            Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter LOG_DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);

    private ProcessEnvironment() {}

    /** Those of a new process, whose Runtime API is at an address. */
    static Map<String, String> of(FunctionDefinition function, ProcessSettings settings, String runtimeAddress) {
        Map<String, String> variables = new TreeMap<>();
        settings.environment().forEach((name, value) -> {
            if (INHERITED.matcher(name).matches()) {
                variables.put(name, value);
            }
        });
        variables.putIfAbsent("LANG", "en_US.UTF-8");
        putHome(variables, settings);
        variables.putAll(function.configuration().environment());
        putFunction(variables, function, settings);
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeAddress);
        return variables;
    }

    /** Leads SDKs to this store; a function may say otherwise. */
    private static void putHome(Map<String, String> variables, ProcessSettings settings) {
        String home = settings.home().get();
        if (home != null) {
            variables.put("AWS_ENDPOINT_URL_DYNAMODB", home);
            variables.put("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", home);
            variables.put("AWS_ENDPOINT_URL_LAMBDA", home);
        }
    }

    private static void putFunction(
            Map<String, String> variables, FunctionDefinition function, ProcessSettings settings) {
        FunctionConfiguration configuration = function.configuration();
        Path root = function.code().folder();
        variables.put("AWS_ACCESS_KEY_ID", "lodestone");
        variables.put("AWS_SECRET_ACCESS_KEY", "lodestone");
        variables.put("AWS_SESSION_TOKEN", "lodestone");
        variables.put("AWS_REGION", settings.region());
        variables.put("AWS_DEFAULT_REGION", settings.region());
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + configuration.runtime());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", InvocationResult.LATEST_VERSION);
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(configuration.memoryMegabytes()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream());
        variables.put("_HANDLER", configuration.handler() == null ? "" : configuration.handler());
        variables.put("LAMBDA_TASK_ROOT", root.toString());
        variables.put("LAMBDA_RUNTIME_DIR", settings.bootstraps().folder().toString());
        variables.putIfAbsent("TZ", File.separatorChar == '/' ? ":UTC" : "UTC");
    }

    private static String logStream() {
        String id = UUID.randomUUID().toString().replace("-", "");
        return LOG_DAY.format(Instant.now().atOffset(ZoneOffset.UTC)) + "/[" + InvocationResult.LATEST_VERSION + "]"
                + id;
    }
}
