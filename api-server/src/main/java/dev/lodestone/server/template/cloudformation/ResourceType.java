package dev.lodestone.server.template.cloudformation;

import java.util.Map;

/**
 * What can be said of a resource without an account.
 *
 * @param nameProperty the property that names it
 * @param ref what {@code Ref} gives: a text with the placeholders for the name and the ARN, the region and the account
 * @param service the service in its ARN
 * @param resource the end of its ARN, with the placeholder for the name
 */
record ResourceType(String nameProperty, String ref, String service, String resource) {
    static final String NAME = "{name}";
    static final String ARN = "{arn}";

    static final String TABLE = "AWS::DynamoDB::Table";
    static final String GLOBAL_TABLE = "AWS::DynamoDB::GlobalTable";
    static final String FUNCTION = "AWS::Lambda::Function";
    static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    static final String ALIAS = "AWS::Lambda::Alias";
    static final String VERSION = "AWS::Lambda::Version";

    private static final ResourceType A_TABLE = new ResourceType("TableName", NAME, "dynamodb", "table/{name}");

    private static final Map<String, ResourceType> KNOWN = Map.ofEntries(
            Map.entry(TABLE, A_TABLE),
            Map.entry(GLOBAL_TABLE, A_TABLE),
            Map.entry(FUNCTION, new ResourceType("FunctionName", NAME, "lambda", "function:{name}")),
            Map.entry(
                    "AWS::SQS::Queue",
                    new ResourceType("QueueName", "https://sqs.{region}.amazonaws.com/{account}/{name}", "sqs", NAME)),
            Map.entry("AWS::SNS::Topic", new ResourceType("TopicName", ARN, "sns", NAME)),
            Map.entry("AWS::S3::Bucket", new ResourceType("BucketName", NAME, "s3", NAME)),
            Map.entry("AWS::IAM::Role", new ResourceType("RoleName", NAME, "iam", "role/{name}")),
            Map.entry("AWS::Kinesis::Stream", new ResourceType("Name", NAME, "kinesis", "stream/{name}")),
            Map.entry("AWS::Logs::LogGroup", new ResourceType("LogGroupName", NAME, "logs", "log-group:{name}:*")),
            Map.entry("AWS::Events::EventBus", new ResourceType("Name", NAME, "events", "event-bus/{name}")),
            Map.entry("AWS::Events::Rule", new ResourceType("Name", NAME, "events", "rule/{name}")),
            Map.entry(
                    "AWS::StepFunctions::StateMachine",
                    new ResourceType("StateMachineName", ARN, "states", "stateMachine:{name}")),
            Map.entry("AWS::Serverless::StateMachine", new ResourceType("Name", ARN, "states", "stateMachine:{name}")),
            Map.entry("AWS::SSM::Parameter", new ResourceType("Name", NAME, "ssm", "parameter/{name}")));

    /** The type with this name, or null if nothing is known of it. */
    static ResourceType find(String name) {
        return KNOWN.get(name);
    }

    static boolean isTable(String type) {
        return type.equals(TABLE) || type.equals(GLOBAL_TABLE);
    }

    /** The ARN of one with this name. */
    String arn(String name, StackSettings settings) {
        String end = resource.replace(NAME, name);
        return switch (service) {
            case "s3" -> "arn:" + StackSettings.PARTITION + ":s3:::" + end;
            case "iam" -> "arn:" + StackSettings.PARTITION + ":iam::" + settings.accountId() + ":" + end;
            default -> settings.arn(service, end);
        };
    }

    /** What {@code Ref} gives for one with this name. */
    String ref(String name, StackSettings settings) {
        return ref.equals(ARN)
                ? arn(name, settings)
                : ref.replace("{region}", settings.region())
                        .replace("{account}", settings.accountId())
                        .replace(NAME, name);
    }
}
