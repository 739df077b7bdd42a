package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;

/** What expressions can name. */
interface Symbols {
    /** What {@code Ref} gives; null for {@code AWS::NoValue}. */
    Node ref(String name, Location location);

    /** What {@code Fn::GetAtt} gives. */
    Node attribute(String logicalId, String attribute, Location location);

    boolean condition(String name, Location location);

    /** What {@code Fn::ImportValue} gives. */
    Node imported(String name, Location location);

    /** The section {@code Mappings}; empty if there is none. */
    Mapping mappings();
}
