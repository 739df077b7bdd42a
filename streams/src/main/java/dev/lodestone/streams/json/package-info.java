/** JSON as plain Java values, for what is read as a whole; start at {@code JsonTree}. */
package dev.lodestone.streams.json;
