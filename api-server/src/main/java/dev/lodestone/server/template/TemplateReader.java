package dev.lodestone.server.template;

import dev.lodestone.server.template.cloudformation.Exports;
import dev.lodestone.server.template.cloudformation.Overrides;
import dev.lodestone.server.template.cloudformation.Stack;
import dev.lodestone.server.template.cloudformation.StackReader;
import dev.lodestone.server.template.cloudformation.StackSettings;
import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.sam.SamTransform;
import dev.lodestone.server.template.serverless.ServerlessService;
import dev.lodestone.server.template.serverless.ServiceSettings;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.SourceReader;
import dev.lodestone.server.template.syntax.TemplateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads templates of all languages. Used by one thread, and once. */
public final class TemplateReader {
    private static final String STACK_NAME = "AWS::StackName";

    /** What the SAM CLI calls a stack that is not deployed. */
    private static final String LOCAL_STACK = "local";

    private final TemplateSettings settings;
    private final boolean tablesOnly;
    private final Overrides overrides;
    private final SourceReader sources = new SourceReader();
    private final Exports exports = new Exports();

    private TemplateReader(TemplateSettings settings, boolean tablesOnly) {
        this.settings = settings;
        this.tablesOnly = tablesOnly;
        overrides = new Overrides(settings.parameters());
    }

    /** Reads templates, each a file or the folder {@code cdk.out}. What one exports, the others can import. */
    public static Templates read(List<Path> paths, TemplateSettings settings) {
        return new TemplateReader(settings, false).read(paths);
    }

    /**
     * Reads the tables of templates. What these say of functions is not evaluated, so that it may name what nobody here can
     * know.
     */
    public static Templates readTables(List<Path> paths, TemplateSettings settings) {
        return new TemplateReader(settings, true).read(paths);
    }

    private Templates read(List<Path> paths) {
        StackReader reader = new StackReader(tablesOnly);
        List<Stack> stacks = new ArrayList<>();
        for (Path path : paths) {
            try {
                for (Path file : SynthesizedStacks.in(path)) {
                    stacks.add(stack(path, file));
                }
            } catch (TemplateException e) {
                reader.failed(e);
            }
        }
        stacks.forEach(reader::read);
        Declarations declarations = null;
        TemplateException refusal = null;
        try {
            declarations = reader.declarations();
        } catch (TemplateException e) {
            refusal = e;
        }
        stacks.forEach(stack -> stack.parameterNames().forEach(overrides::find));
        return new Templates(declarations, refusal, sources.files(), overrides.unused());
    }

    private Stack stack(Path path, Path file) {
        Node document = sources.read(file);
        if (!(document instanceof Mapping template)) {
            throw document.wrong("a template is a mapping, not " + document.kind());
        }
        if (ServerlessService.isOne(template)) {
            return service(path, file, template);
        }
        if (template.value("Resources") == null) {
            throw new TemplateException(
                    new Location(file.toString(), 0),
                    "this is no template that is known: it has neither Resources, nor service and provider");
        }
        String name = overrides.find(STACK_NAME);
        if (name == null) {
            name = SynthesizedStacks.isOne(file) ? SynthesizedStacks.stackName(file) : LOCAL_STACK;
        }
        return new Stack(
                SamTransform.apply(template),
                folder(file),
                stackSettings(path, name),
                exports,
                UnaryOperator.identity());
    }

    private Stack service(Path path, Path file, Mapping template) {
        ServerlessService service = ServerlessService.read(
                template,
                folder(file),
                new ServiceSettings(
                        settings.stage(),
                        settings.region(),
                        settings.accountId(),
                        settings.environment(),
                        overrides,
                        tablesOnly),
                sources);
        return new Stack(
                service.template(),
                folder(file),
                stackSettings(path, service.stackName()),
                exports,
                service.variables());
    }

    /** A folder is one template, and a file is one for each stack that it is deployed as, such as those of its stages. */
    private StackSettings stackSettings(Path path, String stackName) {
        String place = path.toAbsolutePath().normalize().toString();
        String template = Files.isDirectory(path) ? place : place + "#" + stackName;
        return new StackSettings(template, stackName, settings.region(), settings.accountId(), overrides);
    }

    /** The folder that paths in a template are relative to. */
    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return Files.isDirectory(folder) ? folder : Path.of("").toAbsolutePath();
    }
}
