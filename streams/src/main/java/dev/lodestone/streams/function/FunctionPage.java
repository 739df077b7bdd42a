package dev.lodestone.streams.function;

import dev.lodestone.streams.function.definition.FunctionDefinition;
import java.util.List;

/**
 * A part of the list of functions.
 *
 * @param functions in the order of their names
 * @param nextMarker where the next part begins, or null if there is none
 */
public record FunctionPage(List<FunctionDefinition> functions, String nextMarker) {
    public FunctionPage {
        functions = List.copyOf(functions);
    }
}
