package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.value.DocumentPath;
import java.util.List;

/** A path as it is written. */
public sealed interface PathSyntax {
    /** A path that has no placeholders, and so is the same in every request. */
    record Fixed(DocumentPath path) implements PathSyntax {}

    /** A path in which each name that starts with {@code #} is a placeholder. */
    record WithPlaceholders(List<DocumentPath.Element> elements) implements PathSyntax {}
}
