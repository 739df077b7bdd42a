package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import dev.lodestone.store.document.Documents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells what templates had declared earlier and declare no more. What is declared belongs to the template that declared it
 * last; what a template that is not read had declared, stays. Used by one thread, and once for a deployment.
 */
final class VanishedTriggers {
    private static final String KIND = "template-triggers";

    private final Documents documents;
    private final Declarations declarations;
    private final List<TemplateRecord> before;
    private final Map<String, TemplateRecord> now = new HashMap<>();
    private final Set<String> declaredFunctions = new HashSet<>();
    private final Set<String> declaredMappings = new HashSet<>();

    /**
     * Compares.
     *
     * @param uuids the UUIDs of the declared mappings that could be had, by what they are called
     */
    VanishedTriggers(Documents documents, Declarations declarations, Map<String, String> uuids) {
        this.documents = documents;
        this.declarations = declarations;
        before = documents.all(KIND).stream().map(TemplateRecord::decode).toList();
        for (String template : declarations.templates()) {
            TemplateRecord record = record(template, uuids);
            now.put(template, record);
            declaredFunctions.addAll(record.functions());
            declaredMappings.addAll(record.mappings().keySet());
        }
    }

    private TemplateRecord record(String template, Map<String, String> uuids) {
        Set<String> functions = new TreeSet<>();
        for (FunctionDeclaration function : declarations.functions()) {
            if (function.template().equals(template)) {
                functions.add(function.name());
            }
        }
        Map<String, String> mappings = new TreeMap<>();
        for (MappingDeclaration mapping : declarations.mappings()) {
            String uuid = uuids.get(mapping.described());
            if (mapping.template().equals(template) && uuid != null) {
                mappings.put(uuid, mapping.described());
            } else if (mapping.template().equals(template)) {
                // It could not be made what is declared, and so stays what it was.
                before.forEach(old -> old.mappings().forEach((oldUuid, what) -> {
                    if (what.equals(mapping.described())) {
                        mappings.put(oldUuid, what);
                    }
                }));
            }
        }
        return new TemplateRecord(template, functions, mappings);
    }

    /** What the mappings that have vanished are called, by their UUIDs. */
    Map<String, String> mappings() {
        Map<String, String> vanished = new TreeMap<>();
        for (TemplateRecord old : before) {
            if (now.containsKey(old.template())) {
                vanished.putAll(old.without(Set.of(), declaredMappings).mappings());
            }
        }
        return vanished;
    }

    /** The names of the functions that have vanished. */
    Set<String> functions() {
        Set<String> vanished = new TreeSet<>();
        for (TemplateRecord old : before) {
            if (now.containsKey(old.template())) {
                vanished.addAll(old.without(declaredFunctions, Set.of()).functions());
            }
        }
        return vanished;
    }

    /** Remembers what is declared now, for the next time. */
    void remember() {
        for (TemplateRecord old : before) {
            if (!now.containsKey(old.template())) {
                put(old, old.without(declaredFunctions, declaredMappings));
            }
        }
        for (TemplateRecord record : now.values()) {
            TemplateRecord old = before.stream()
                    .filter(any -> any.template().equals(record.template()))
                    .findFirst()
                    .orElse(null);
            put(old, record);
        }
    }

    private void put(TemplateRecord old, TemplateRecord record) {
        if (record.isEmpty()) {
            documents.delete(KIND, record.template());
        } else if (!record.equals(old)) {
            documents.put(KIND, record.template(), record.encode());
        }
    }
}
