package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.model.FunctionCode;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.SourcePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Lambda function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html">AWS::Lambda::Function</a>
 */
final class FunctionReader {
    private static final int USUAL_TIMEOUT = 3;
    private static final int USUAL_MEMORY = 128;

    private final Stack stack;
    private final Resource resource;
    private final Properties properties;

    FunctionReader(Stack stack, Resource resource) {
        this.stack = stack;
        this.resource = resource;
        properties = stack.properties(resource);
    }

    FunctionDeclaration read() {
        String name = stack.resources().name(resource, ResourceType.find(ResourceType.FUNCTION), resource.location());
        Integer timeout = properties.smallInteger("Timeout");
        Integer memory = properties.smallInteger("MemorySize");
        return new FunctionDeclaration(
                stack.template(),
                resource.logicalId(),
                resource.location(),
                name,
                properties.text("FunctionName") == null ? resource.logicalId() : name,
                properties.text("Runtime"),
                properties.text("Handler"),
                code(),
                environment(),
                timeout == null ? USUAL_TIMEOUT : timeout,
                memory == null ? USUAL_MEMORY : memory,
                aliases(name));
    }

    private FunctionCode code() {
        String asset = assetPath();
        if (asset != null) {
            return local(asset, resource.location());
        }
        Node code = properties.node("Code");
        if (code == null) {
            throw properties.missing("Code");
        }
        if (code instanceof Scalar path) {
            return path.text().contains("://")
                    ? new FunctionCode.Elsewhere(path.text())
                    : local(path.text(), path.location());
        }
        Properties parts = properties.object("Code");
        if (parts.text("ZipFile") != null) {
            return new FunctionCode.Inline(parts.text("ZipFile"));
        }
        String image = parts.text("ImageUri");
        if (image != null) {
            return new FunctionCode.Elsewhere(image);
        }
        return new FunctionCode.Elsewhere("s3://" + parts.requiredText("S3Bucket") + "/" + parts.requiredText("S3Key"));
    }

    /** Where CDK has put the code, which it notes beside the resource; null without such a note. */
    private String assetPath() {
        Node metadata = stack.expressions().surface(resource.body().value("Metadata"));
        return metadata instanceof Mapping notes
                        && notes.value("aws:asset:path") instanceof Scalar path
                        && (!(notes.value("aws:asset:property") instanceof Scalar property)
                                || property.text().startsWith("Code"))
                ? path.text()
                : null;
    }

    private FunctionCode local(String path, Location location) {
        return new FunctionCode.Local(SourcePath.resolve(stack.folder(), path, location));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        Properties given = properties.object("Environment");
        Properties variables = given == null ? null : given.object("Variables");
        if (variables != null) {
            for (String name : variables.names()) {
                Node value = variables.node(name);
                if (value != null) {
                    environment.put(name, variables.textOf(name, value));
                }
            }
        }
        return environment;
    }

    private List<String> aliases(String functionName) {
        List<String> aliases = new ArrayList<>();
        for (Resource other : stack.resources().all()) {
            if (other.type().equals(ResourceType.ALIAS) && stack.resources().exists(other)) {
                Properties alias = stack.properties(other);
                String name = alias.requiredText("Name");
                if (FunctionName.parse(alias.requiredText("FunctionName"))
                                .name()
                                .equals(functionName)
                        && !aliases.contains(name)) {
                    aliases.add(name);
                }
            }
        }
        return aliases;
    }
}
