package dev.lodestone.testkit.junit;

import dev.lodestone.testkit.Lodestone;
import dev.lodestone.testkit.template.Template;
import java.util.List;
import java.util.stream.Stream;

/** Deploys the templates that annotations declare. */
final class DeclaredTemplates {
    private DeclaredTemplates() {}

    static void deploy(List<LodestoneTemplate> declared, Class<?> testClass, Lodestone lodestone) {
        for (LodestoneTemplate one : declared) {
            lodestone.deploy(template(one, testClass));
        }
    }

    private static Template template(LodestoneTemplate declared, Class<?> testClass) {
        Template template = Stream.of(declared.value())
                .map(name -> Template.named(testClass, name))
                .reduce(Template::and)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A @LodestoneTemplate of " + testClass.getName() + " names no template"));
        for (String parameter : declared.parameters()) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "A parameter of a template is given as NAME=VALUE, not " + parameter);
            }
            template = template.parameter(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        if (!declared.stage().isEmpty()) {
            template = template.stage(declared.stage());
        }
        return declared.functions() ? template.withFunctions() : template;
    }
}
