package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.TemplateException;

/**
 * References in texts to what is kept in an account, such as <code>{{resolve:ssm:/name}}</code>, which the user may give.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">Dynamic references</a>
 */
final class DynamicReferences {
    private static final String BEGIN = "{{";
    private static final String END = "}}";
    private static final String RESOLVE = BEGIN + "resolve:";

    private DynamicReferences() {}

    /** The text with what the user gives in their place. */
    static String replace(String text, Location location, Overrides overrides) {
        int at = text.indexOf(RESOLVE);
        if (at < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        while (at >= 0) {
            int end = text.indexOf(END, at);
            if (end < 0) {
                break;
            }
            String name = text.substring(at + BEGIN.length(), end);
            String value = overrides.find(name);
            if (value == null) {
                throw new TemplateException(location, Overrides.unknown("'" + name + "'", name));
            }
            replaced.append(text, from, at).append(value);
            from = end + END.length();
            at = text.indexOf(RESOLVE, from);
        }
        return replaced.append(text, from, text.length()).toString();
    }
}
