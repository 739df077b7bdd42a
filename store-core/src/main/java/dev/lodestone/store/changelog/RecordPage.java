package dev.lodestone.store.changelog;

import java.util.List;

/**
 * What one read of a shard gave.
 *
 * @param records in the order of their positions
 * @param position up to which the shard has been read, and after which to read on
 * @param isEnd whether the shard is closed and there is nothing after this
 */
public record RecordPage(List<ChangeRecord> records, long position, boolean isEnd) {}
