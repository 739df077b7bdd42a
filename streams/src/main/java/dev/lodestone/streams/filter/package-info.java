/** The filter criteria of event source mappings; start at {@code FilterCriteria}. */
package dev.lodestone.streams.filter;
