/** The operations on the tags of tables. Start at {@link dev.lodestone.store.operation.tag.TagResource}. */
package dev.lodestone.store.operation.tag;
