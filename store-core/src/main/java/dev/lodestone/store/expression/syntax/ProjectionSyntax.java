package dev.lodestone.store.expression.syntax;

import java.util.List;

/** A projection expression as it is written. */
public record ProjectionSyntax(List<PathSyntax> paths) {}
