package dev.lodestone.server.template.cloudformation;

/**
 * How an event source mapping names its function: by a name, or a whole or partial ARN, each with or without an alias or
 * version.
 *
 * @param qualifier null for none
 */
record FunctionName(String name, String qualifier) {
    static FunctionName parse(String text) {
        String rest = text;
        int function = text.indexOf(":function:");
        if (function >= 0) {
            rest = text.substring(function + ":function:".length());
        } else if (text.startsWith("function:")) {
            rest = text.substring("function:".length());
        }
        int colon = rest.indexOf(':');
        return colon < 0
                ? new FunctionName(rest, null)
                : new FunctionName(rest.substring(0, colon), rest.substring(colon + 1));
    }
}
