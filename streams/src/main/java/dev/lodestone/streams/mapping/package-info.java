/**
 * Event source mappings as what they are told to be: whose records go to which function, and how. Start at
 * {@code EventSourceMapping}; what carries them out is in {@code engine}.
 */
package dev.lodestone.streams.mapping;
