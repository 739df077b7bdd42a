package dev.lodestone.server.template.cloudformation;

/**
 * Where a stack would stand if it were deployed.
 *
 * @param template tells the template, or the templates that belong together, from all others
 * @param stackName begins the names of what has none of its own
 */
public record StackSettings(String template, String stackName, String region, String accountId, Overrides overrides) {
    static final String PARTITION = "aws";
    static final String URL_SUFFIX = "amazonaws.com";

    /** The value of a pseudo parameter, or null if there is none with this name. */
    String pseudoParameter(String name) {
        return switch (name) {
            case "AWS::Region" -> region;
            case "AWS::AccountId" -> accountId;
            case "AWS::StackName" -> stackName;
            case "AWS::Partition" -> PARTITION;
            case "AWS::URLSuffix" -> URL_SUFFIX;
            case "AWS::StackId" -> arn("cloudformation", "stack/" + stackName + "/local");
            default -> null;
        };
    }

    /** The ARN of something in this region and account. */
    String arn(String service, String resource) {
        return "arn:" + PARTITION + ":" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
