package dev.lodestone.streams.function.definition;

import dev.lodestone.store.constraint.Constraints;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as requests name it, completed to a whole ARN: {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME}, with
 * {@code :QUALIFIER} where a version or alias is meant.
 *
 * @param qualifier the version or alias; null if none is named
 */
public record FunctionArn(String region, String account, String name, String qualifier) {
    private static final int MAX_NAME = 64;
    private static final int MAX_TEXT = 256;

    /** What the API's model declares of function names in requests; the region may be any here. */
    private static final Pattern FORMS = Pattern.compile("(?:arn:aws[a-zA-Z-]*:lambda:)?"
            + "(?:(?<region>[a-z][a-z0-9-]*):(?=\\d{12}:))?(?:(?<account>\\d{12}):)?(?:function:)?"
            + "(?<name>[a-zA-Z0-9-_]+)(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    private static final String DECLARED = "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?"
            + "(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?";

    /**
     * Reads a name, a partial ARN or a whole one, each with a qualifier or without.
     *
     * @param region taken where the text names none
     * @param account taken where the text names none
     * @throws dev.lodestone.streams.error.LambdaException ValidationException if it is none of them
     */
    public static FunctionArn parse(String text, String region, String account) {
        ConfigurationRules.check(new Constraints().length("functionName", text, 1, MAX_TEXT));
        Matcher parts = FORMS.matcher(text);
        if (!parts.matches()) {
            ConfigurationRules.check(new Constraints().violation("functionName", text, Constraints.PATTERN + DECLARED));
        }
        ConfigurationRules.check(new Constraints().length("functionName", parts.group("name"), 1, MAX_NAME));
        return new FunctionArn(
                parts.group("region") == null ? region : parts.group("region"),
                parts.group("account") == null ? account : parts.group("account"),
                parts.group("name"),
                parts.group("qualifier"));
    }

    /** The same function with a version or alias that was named apart; null changes nothing. */
    public FunctionArn withQualifier(String newQualifier) {
        return newQualifier == null ? this : new FunctionArn(region, account, name, newQualifier);
    }

    /** The same function without a version or alias. */
    public FunctionArn withoutQualifier() {
        return new FunctionArn(region, account, name, null);
    }

    /** The ARN without a version or alias. */
    public String unqualified() {
        return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
    }

    /** The whole ARN. */
    @Override
    public String toString() {
        return qualifier == null ? unqualified() : unqualified() + ":" + qualifier;
    }
}
