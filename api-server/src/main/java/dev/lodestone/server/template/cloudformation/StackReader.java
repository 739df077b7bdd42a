package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what stacks declare, and what is wrong with them. Used by one thread. */
public final class StackReader {
    /** What belongs to functions and is never run. */
    private static final Set<String> PARTS = Set.of(
            ResourceType.ALIAS,
            ResourceType.VERSION,
            "AWS::Lambda::Permission",
            "AWS::CDK::Metadata",
            "AWS::IAM::Role");

    private final boolean tablesOnly;
    private final Set<String> templates = new HashSet<>();
    private final List<TableDeclaration> tables = new ArrayList<>();
    private final List<FunctionDeclaration> functions = new ArrayList<>();
    private final List<MappingDeclaration> mappings = new ArrayList<>();
    private final Map<String, Integer> passedOver = new TreeMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    /**
     * A reader of stacks.
     *
     * @param tablesOnly whether functions and event source mappings are passed over
     */
    public StackReader(boolean tablesOnly) {
        this.tablesOnly = tablesOnly;
    }

    /** Takes what a stack declares; what is wrong with it is told by {@link #declarations}. */
    public void read(Stack stack) {
        templates.add(stack.template());
        for (Resource resource : stack.resources().all()) {
            try {
                read(resource, stack);
            } catch (TemplateException e) {
                problems.addAll(e.problems());
            }
        }
    }

    /** Takes what is wrong with a template that could not even be a stack. */
    public void failed(TemplateException failure) {
        problems.addAll(failure.problems());
    }

    private void read(Resource resource, Stack stack) {
        boolean passes = switch (resource.type()) {
            case ResourceType.TABLE, ResourceType.GLOBAL_TABLE -> false;
            case ResourceType.FUNCTION, ResourceType.MAPPING -> tablesOnly;
            default -> true;
        };
        if (passes) {
            passOver(resource.type());
        } else if (stack.resources().exists(resource)) {
            declare(resource, stack);
        }
    }

    private void declare(Resource resource, Stack stack) {
        switch (resource.type()) {
            case ResourceType.TABLE -> tables.add(new TableReader(stack, resource).read());
            case ResourceType.GLOBAL_TABLE -> tables.add(new GlobalTableReader(stack, resource).read());
            case ResourceType.FUNCTION -> functions.add(new FunctionReader(stack, resource).read());
            default -> {
                MappingDeclaration mapping = new MappingReader(stack, resource).read();
                if (mapping == null) {
                    passOver(resource.type());
                } else {
                    mappings.add(mapping);
                }
            }
        }
    }

    private void passOver(String type) {
        if (!PARTS.contains(type)) {
            passedOver.merge(type, 1, Integer::sum);
        }
    }

    /**
     * All that has been read.
     *
     * @throws TemplateException with everything that is wrong
     */
    public Declarations declarations() {
        Map<String, Location> names = new HashMap<>();
        tables.forEach(table -> checkUnique(names, "table", table.name(), table.location()));
        functions.forEach(function -> checkUnique(names, "function", function.name(), function.location()));
        mappings.forEach(mapping -> checkUnique(names, "trigger", mapping.described(), mapping.location()));
        if (!problems.isEmpty()) {
            throw new TemplateException(List.copyOf(problems));
        }
        return new Declarations(templates, tables, functions, mappings, new TreeMap<>(passedOver));
    }

    private void checkUnique(Map<String, Location> names, String kind, String name, Location location) {
        Location first = names.putIfAbsent(kind + " " + name, location);
        if (first != null) {
            problems.add(new Problem(location, "the " + kind + " '" + name + "' is declared here and at " + first));
        }
    }
}
