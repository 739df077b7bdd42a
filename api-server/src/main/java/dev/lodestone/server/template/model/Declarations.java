package dev.lodestone.server.template.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What templates declare. Immutable.
 *
 * @param passedOver how many resources of which other types there are
 */
public record Declarations(
        List<TableDeclaration> tables,
        List<FunctionDeclaration> functions,
        List<MappingDeclaration> mappings,
        SortedMap<String, Integer> passedOver) {
    public Declarations {
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
        mappings = List.copyOf(mappings);
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
    }
}
