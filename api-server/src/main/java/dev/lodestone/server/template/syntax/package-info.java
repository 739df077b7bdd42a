/**
 * YAML and JSON as trees whose nodes know the file and line that they stand in. Start at
 * {@link dev.lodestone.server.template.syntax.SourceReader}.
 */
package dev.lodestone.server.template.syntax;
