package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.store.operation.table.TableDescription;
import dev.lodestone.store.operation.table.Tag;
import dev.lodestone.store.operation.tag.TagResource;
import dev.lodestone.store.operation.tag.UntagResource;
import dev.lodestone.store.operation.ttl.TimeToLiveSpecification;
import dev.lodestone.store.operation.ttl.UpdateTimeToLive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes one table what is declared of it, and touches no item. Used by one thread, and once. */
final class TableDeployment {
    /** More changes than a table can need. */
    private static final int MOST_UPDATES = 200;

    private final TableDeclaration declaration;
    private final TableDescription wanted;
    private final TableStore store;
    private final List<String> done = new ArrayList<>();

    /**
     * The deployment of a table.
     *
     * @param wanted how the table should be described
     */
    TableDeployment(TableDeclaration declaration, TableDescription wanted, TableStore store) {
        this.declaration = declaration;
        this.wanted = wanted;
        this.store = store;
    }

    /**
     * Creates or changes the table.
     *
     * @return what was done, for the user; null if the table was as declared
     * @throws TemplateException if the table cannot become what is declared; it has not been changed then
     */
    String apply() {
        if (store.find(declaration.name()) == null) {
            store.call(declaration.request());
            done.add(TriggerHost.CREATED);
            settled();
        } else {
            update();
            updateTags();
        }
        updateTimeToLive();
        return done.isEmpty() ? null : String.join(", ", done);
    }

    private TableDescription settled() {
        TableDescription table = store.settled(declaration.name());
        if (table == null) {
            throw new TemplateException(
                    declaration.location(),
                    "the table '" + declaration.name() + "' is not ready yet, and not changed any further");
        }
        return table;
    }

    private void update() {
        TableDescription present = settled();
        Problem fixed = FixedProperties.difference(declaration, wanted, present);
        if (fixed != null) {
            throw new TemplateException(List.of(fixed));
        }
        for (int i = 0; i < MOST_UPDATES; i++) {
            TableUpdates.Update update = new TableUpdates(declaration, wanted, present).next();
            if (update == null) {
                return;
            }
            store.call(update.request());
            done.add(update.what());
            present = settled();
        }
        throw new IllegalStateException("endless updates of " + declaration.name() + ": " + done);
    }

    private void updateTags() {
        String arn = store.find(declaration.name()).tableArn();
        Map<String, String> present = store.tags(arn);
        Map<String, String> declared = new TreeMap<>();
        if (declaration.request().tags() != null) {
            declaration.request().tags().forEach(tag -> declared.put(tag.key(), tag.value()));
        }
        List<String> removed = present.keySet().stream()
                .filter(key -> !declared.containsKey(key))
                .toList();
        if (!removed.isEmpty()) {
            store.call(new UntagResource.Request(arn, removed));
        }
        List<Tag> added = new ArrayList<>();
        declared.forEach((key, value) -> {
            if (!value.equals(present.get(key))) {
                added.add(new Tag(key, value));
            }
        });
        if (!added.isEmpty()) {
            store.call(new TagResource.Request(arn, added));
        }
        if (!removed.isEmpty() || !added.isEmpty()) {
            done.add("tags");
        }
    }

    private void updateTimeToLive() {
        String name = declaration.name();
        String present = store.timeToLive(name);
        String declared = declaration.timeToLive();
        if (present != null && !present.equals(declared)) {
            store.call(new UpdateTimeToLive.Request(name, new TimeToLiveSpecification(present, false)));
            done.add("no time to live by " + present);
        }
        if (declared != null && !declared.equals(present)) {
            store.call(new UpdateTimeToLive.Request(name, new TimeToLiveSpecification(declared, true)));
            done.add("time to live by " + declared);
        }
    }
}
