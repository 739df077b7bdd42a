/**
 * What a template declares, whatever language it is written in: tables, functions and event source mappings. Start at
 * {@link dev.lodestone.server.template.model.Declarations}.
 */
package dev.lodestone.server.template.model;
