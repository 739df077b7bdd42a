package dev.lodestone.server.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options about functions and the services around them. */
final class LambdaArguments {
    private static final String ENDPOINT = "--lambda-endpoint";
    private static final String SQS = "--sqs-endpoint";
    private static final String SNS = "--sns-endpoint";
    private static final String BUCKETS = "--bucket-directory";

    private final ParseResult result;

    private LambdaArguments(ParseResult result) {
        this.result = result;
    }

    static void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(ENDPOINT)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("[NAME=]URL")
                .description("Server that functions are called at instead of being run here, such as that of sam local "
                        + "start-lambda or serverless-offline; with a name for this function only. Repeatable")
                .build());
        spec.addOption(endpoint(SQS, "Server with the API of SQS, for on-failure destinations that are queues."));
        spec.addOption(endpoint(SNS, "Server with the API of SNS, for on-failure destinations that are topics."));
        spec.addOption(OptionSpec.builder(BUCKETS)
                .type(Path.class)
                .paramLabel("DIR")
                .description("Directory with one for each bucket, for on-failure destinations that are buckets.")
                .build());
    }

    private static OptionSpec endpoint(String name, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel("URL")
                .description(description)
                .build();
    }

    /**
     * What was given.
     *
     * @throws ParameterException if a value is wrong
     */
    static LambdaOptions read(ParseResult result) {
        return new LambdaArguments(result).options();
    }

    private LambdaOptions options() {
        List<String> given = result.matchedOptionValue(ENDPOINT, List.of());
        URI all = null;
        Map<String, URI> named = new HashMap<>();
        for (String value : given) {
            int equals = value.indexOf('=');
            boolean isNamed = equals > 0 && value.lastIndexOf('/', equals) < 0;
            URI url = url(ENDPOINT, isNamed ? value.substring(equals + 1) : value);
            URI before = isNamed ? named.put(value.substring(0, equals), url) : all;
            all = isNamed ? all : url;
            if (before != null) {
                throw rejected(ENDPOINT, "there is " + before + " already, and '" + value + "' is for the same");
            }
        }
        return new LambdaOptions(
                all,
                named,
                url(SQS),
                url(SNS),
                result.matchedOptionValue(BUCKETS, LambdaOptions.NONE.bucketDirectory()));
    }

    private URI url(String option) {
        String text = result.matchedOptionValue(option, null);
        return text == null ? null : url(option, text);
    }

    private URI url(String option, String text) {
        try {
            URI url = new URI(text);
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isHttp && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw rejected(option, "'" + text + "' is no URL");
        }
        throw rejected(option, "'" + text + "' is not like http://127.0.0.1:3001");
    }

    private ParameterException rejected(String option, String why) {
        return CommandLineOptions.invalid(result.commandSpec().commandLine(), option, why);
    }
}
