package dev.lodestone.testkit.template;

import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.template.TemplateReader;
import dev.lodestone.server.template.TemplateSettings;
import dev.lodestone.server.template.Templates;
import dev.lodestone.server.template.deploy.DeploymentReport;
import dev.lodestone.server.template.deploy.LambdaTriggers;
import dev.lodestone.server.template.deploy.TemplateDeployment;
import dev.lodestone.server.template.deploy.TriggerHost;
import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.catalog.RequestScope;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Makes a store have what templates declare. Used by one thread at a time. */
public final class Deployer {
    private final DataStore store;
    private final RequestScope scope;
    private final Supplier<LocalLambda> lambda;

    /**
     * A deployer.
     *
     * @param scope whose tables they become
     * @param lambda runs the functions; asked for only if some are wanted
     */
    public Deployer(DataStore store, RequestScope scope, Supplier<LocalLambda> lambda) {
        this.store = store;
        this.scope = scope;
        this.lambda = lambda;
    }

    /**
     * Deploys a template.
     *
     * @throws TemplateException if it is wrong, and nothing has changed then; or if something in it cannot be had here, which
     *     is all that is missing then
     */
    public void deploy(Template template) {
        try (TemplateFiles files = TemplateFiles.open(template.sources())) {
            Declarations declarations = read(template, files);
            DeploymentReport report = new TemplateDeployment(store, scope, triggers(template)).apply(declarations);
            if (!report.problems().isEmpty()) {
                throw new TemplateException(report.problems());
            }
        }
    }

    private Declarations read(Template template, TemplateFiles files) {
        TemplateSettings settings = new TemplateSettings(
                scope.region(), scope.accountId(), template.parameters(), template.stage(), System.getenv());
        List<Path> paths = files.paths();
        Location whole = new Location(template.sources().get(0).name(), 0);
        if (template.hasFunctions() && files.areInArchives()) {
            throw new TemplateException(whole, "it is in an archive, where functions cannot be run from");
        }
        Templates read = template.hasFunctions()
                ? TemplateReader.read(paths, settings)
                : TemplateReader.readTables(paths, settings);
        Declarations declarations = read.orThrow();
        if (!read.unusedParameters().isEmpty()) {
            throw new TemplateException(read.unusedParameters().stream()
                    .sorted()
                    .map(name -> new Problem(whole, Templates.unused(name)))
                    .toList());
        }
        return declarations;
    }

    private TriggerHost triggers(Template template) {
        return template.hasFunctions()
                ? new LambdaTriggers(lambda.get(), store.documents(), scope.namespace())
                : TriggerHost.NONE;
    }
}
