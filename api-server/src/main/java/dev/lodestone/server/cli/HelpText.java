package dev.lodestone.server.cli;

import picocli.CommandLine.Model.UsageMessageSpec;

/** The text around the options in {@code --help}. */
final class HelpText {
    private static final int WIDTH = 100;

    private HelpText() {}

    static void describe(UsageMessageSpec usage) {
        usage.width(WIDTH)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .headerHeading("")
                .header("Serves the DynamoDB API on this machine.", "")
                .descriptionHeading("%n")
                .description(
                        "Any DynamoDB client works when its endpoint is set to the address that is printed. Any access key "
                                + "and any secret are accepted. The options of DynamoDB Local are understood too.")
                .optionListHeading("%nOptions:%n")
                .footerHeading("%nExamples:%n")
                .footer(
                        "  lodestone --in-memory",
                        "      Serves on port 8000 and keeps nothing.",
                        "  lodestone --port 0 --port-file port.txt --data-dir ./data",
                        "      Takes a free port, writes it to a file, and keeps the data in ./data.",
                        "  lodestone --port 0 --port-file port.txt --in-memory --exit-on-stdin-close",
                        "      The same in memory, for a test runner that starts it with a pipe as standard input.",
                        "  lodestone --in-memory --template template.yaml --parameter Stage=test",
                        "      Serves the tables that a template declares, and runs its functions.",
                        "",
                        "  AWS CLI:",
                        "      export AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000 AWS_REGION=us-east-1",
                        "      export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any",
                        "      aws dynamodb list-tables",
                        "",
                        "  Python:",
                        "      boto3.client('dynamodb', endpoint_url='http://127.0.0.1:8000', region_name='us-east-1',",
                        "                   aws_access_key_id='any', aws_secret_access_key='any')",
                        "",
                        "Environment:",
                        "  JAVA_HOME             the Java to run on, 17 or newer; otherwise java of the PATH",
                        "  LODESTONE_JAVA_OPTS   further options for Java, such as -Xmx2g",
                        "  LODESTONE_NODE, LODESTONE_PYTHON, LODESTONE_JAVA",
                        "                        the programs that run functions; otherwise node and python3 of the PATH,",
                        "                        and the Java that runs the server",
                        "",
                        "Exit codes:",
                        "  0   the standard input has ended, with --exit-on-stdin-close",
                        "  1   the server could not start",
                        "  2   an option is wrong",
                        "  130, 143   the server was told to stop, and finished the requests in work");
    }
}
