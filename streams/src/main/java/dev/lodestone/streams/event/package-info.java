/** Records of streams as functions are told of them; start at {@code RecordEvent}. */
package dev.lodestone.streams.event;
