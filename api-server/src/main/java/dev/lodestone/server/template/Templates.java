package dev.lodestone.server.template;

import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.syntax.TemplateException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What came of reading templates. Immutable.
 *
 * @param declarations what they declare; null if they were refused
 * @param refusal why they were refused; null if they were not
 * @param files all files that were read, or would have been had they been there
 * @param unusedParameters the parameters given that nothing asked for
 */
public record Templates(
        Declarations declarations, TemplateException refusal, Set<Path> files, Set<String> unusedParameters) {
    public Templates {
        files = Set.copyOf(files);
        unusedParameters = Set.copyOf(unusedParameters);
    }

    /** The complaint of a parameter that nothing asked for. */
    public static String unused(String parameter) {
        return "the parameter '" + parameter + "' is given, but no template asks for it";
    }

    /**
     * What the templates declare.
     *
     * @throws TemplateException if they were refused
     */
    public Declarations orThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return declarations;
    }
}
