package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import dev.lodestone.server.template.model.StreamLabel;
import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.table.TableDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a store have what templates declare. Tables are created and changed, but never deleted or replaced: one that is no
 * longer declared stays, and what cannot be changed is reported. Functions and triggers go when their template declares
 * them no more. Done twice, it changes nothing the second time. Used by
 * one thread at a time.
 */
public final class TemplateDeployment {
    private final RequestScope scope;
    private final TableStore store;
    private final TriggerHost triggers;

    /**
     * Deployments into a store.
     *
     * @param scope whose tables they are
     * @param triggers what runs functions
     */
    public TemplateDeployment(DataStore store, RequestScope scope, TriggerHost triggers) {
        this.scope = scope;
        this.store = new TableStore(store, scope);
        this.triggers = triggers;
    }

    /**
     * Deploys.
     *
     * @throws TemplateException if the service would refuse any of the tables; nothing has changed then
     */
    public DeploymentReport apply(Declarations declarations) {
        WantedTables wanted = WantedTables.of(declarations.tables(), scope);
        Run run = new Run();
        wanted.descriptions().forEach(run::table);
        declarations.functions().forEach(run::function);
        declarations.mappings().forEach(run::mapping);
        run.outcomes.addAll(triggers.removeVanished(declarations));
        return new DeploymentReport(run.outcomes, run.problems);
    }

    /** One deployment, and what it comes to. */
    private final class Run {
        private final List<DeploymentReport.Outcome> outcomes = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        private void note(String what, String done) {
            outcomes.add(new DeploymentReport.Outcome(what, done));
        }

        void table(TableDeclaration declaration, TableDescription wanted) {
            try {
                note("table " + declaration.name(), new TableDeployment(declaration, wanted, store).apply());
            } catch (TemplateException e) {
                problems.addAll(e.problems());
            } catch (DynamoDbException e) {
                problems.add(WantedTables.problem(declaration.location(), declaration.name(), e));
            }
        }

        void function(FunctionDeclaration declaration) {
            String what = "function " + declaration.name();
            Map<String, String> environment = new LinkedHashMap<>();
            declaration
                    .environment()
                    .forEach((name, value) -> environment.put(name, StreamLabel.fill(value, this::label)));
            try {
                note(what, triggers.declare(declaration, environment));
            } catch (TriggerHost.RefusedException e) {
                problems.add(new Problem(declaration.location(), what + ": " + e.getMessage()));
            }
        }

        /** The label of a table's present stream; empty if it has none. */
        private String label(String tableName) {
            TableDescription table = store.find(tableName);
            return table == null || table.latestStream() == null
                    ? ""
                    : table.latestStream().label();
        }

        void mapping(MappingDeclaration declaration) {
            String what = "trigger " + declaration.described();
            TableDescription table = store.find(declaration.tableName());
            if (table == null || table.streamViewType() == null) {
                problems.add(new Problem(
                        declaration.location(),
                        what + (table == null ? ": there is no such table" : ": the table has no stream")));
            } else {
                try {
                    note(
                            what,
                            triggers.declare(declaration, table.latestStream().arn()));
                } catch (TriggerHost.RefusedException e) {
                    problems.add(new Problem(declaration.location(), what + ": " + e.getMessage()));
                }
            }
        }
    }
}
