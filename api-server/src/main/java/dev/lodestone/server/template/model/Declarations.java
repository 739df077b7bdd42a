package dev.lodestone.server.template.model;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What templates declare. Immutable.
 *
 * @param templates all templates that were read, also those that declare nothing
 * @param passedOver how many resources of which other types there are
 */
public record Declarations(
        Set<String> templates,
        List<TableDeclaration> tables,
        List<FunctionDeclaration> functions,
        List<MappingDeclaration> mappings,
        SortedMap<String, Integer> passedOver) {
    public Declarations {
        templates = Set.copyOf(templates);
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
        mappings = List.copyOf(mappings);
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
    }
}
