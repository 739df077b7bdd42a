package dev.lodestone.server.cli;

import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.template.TemplateSettings;
import dev.lodestone.server.template.deploy.LambdaTriggers;
import dev.lodestone.server.template.deploy.TemplateDeployment;
import dev.lodestone.server.template.deploy.TemplateWatch;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.catalog.RequestScope;
import java.io.Closeable;

/** The templates that a store is served with. A class of its own, so that starts without templates do not load it. */
final class DeployedTemplates {
    private DeployedTemplates() {}

    /**
     * Deploys the templates into a store, and watches them from then on.
     *
     * @param lambda runs the functions
     * @return ends the watch
     * @throws dev.lodestone.server.template.syntax.TemplateException if they are wrong
     */
    static Closeable deploy(ServerOptions options, DataStore store, LocalLambda lambda) {
        TemplateOptions templates = options.templates();
        TemplateSettings settings = new TemplateSettings(
                options.region(), options.account(), templates.parameters(), templates.stage(), System.getenv());
        RequestScope scope = new RequestScope("", options.region(), options.account());
        LambdaTriggers triggers = new LambdaTriggers(lambda, store.documents(), scope.namespace());
        TemplateWatch watch = new TemplateWatch(
                templates.files(), settings, new TemplateDeployment(store, scope, triggers), System.out::println);
        watch.deploy();
        watch.start();
        return watch::close;
    }
}
