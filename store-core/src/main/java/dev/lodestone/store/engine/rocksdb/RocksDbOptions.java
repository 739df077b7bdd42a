package dev.lodestone.store.engine.rocksdb;

import java.util.Objects;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.UInt64AddOperator;

/** How RocksDB is set up: as a store that shares a machine with whatever its user is working on. */
final class RocksDbOptions implements AutoCloseable {
    private static final long MEGABYTE = 1L << 20;
    private static final long BLOCK_CACHE = 64 * MEGABYTE;

    /**
     * What it holds is read from the log again at the next start, and a scan passes over every former version of an item
     * in it, so it must not be much.
     */
    private static final long WRITE_BUFFER = 8 * MEGABYTE;

    /** Every scan looks into each of these files, so they are merged as soon as there are two. */
    private static final int FRESH_FILES = 2;

    private static final int BLOCK_SIZE = 8 << 10;
    private static final int BLOOM_BITS_PER_KEY = 10;

    /** How many additions to a counter may wait in the write buffer until they are added up. */
    private static final int MERGES_IN_A_ROW = 32;

    /** Reads sort the range deletions in the write buffer anew after each further one, so there must not be many. */
    private static final int RANGE_DELETIONS_IN_MEMORY = 500;

    private final Cache cache = new LRUCache(BLOCK_CACHE);
    private final BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY);
    private final UInt64AddOperator addition = new UInt64AddOperator();
    private final Options options = base();

    RocksDbOptions() {
        options.setCreateIfMissing(true)
                .setMergeOperator(addition)
                .setTableFormatConfig(tables())
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
        setMemory();
        setBackgroundWork();
    }

    Options options() {
        return options;
    }

    /**
     * Options that add up waiting additions even if that takes a read of a file. Otherwise a counter whose sum was written
     * out gathers additions without limit, each of which costs more than the last. The option has no setter in Java.
     */
    private static Options base() {
        Properties properties = new Properties();
        properties.setProperty("strict_max_successive_merges", "true");
        try (DBOptions database = new DBOptions();
                ColumnFamilyOptions family = ColumnFamilyOptions.getColumnFamilyOptionsFromProps(properties)) {
            return new Options(database, Objects.requireNonNull(family, "RocksDB does not know its options"));
        }
    }

    private BlockBasedTableConfig tables() {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_SIZE)
                .setFilterPolicy(filter);
    }

    private void setMemory() {
        options.setWriteBufferSize(WRITE_BUFFER)
                .setMaxSuccessiveMerges(MERGES_IN_A_ROW)
                .setMemtableMaxRangeDeletions(RANGE_DELETIONS_IN_MEMORY);
    }

    private void setBackgroundWork() {
        options.setMaxBackgroundJobs(2)
                .setLevel0FileNumCompactionTrigger(FRESH_FILES)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setSkipStatsUpdateOnDbOpen(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2);
    }

    @Override
    public void close() {
        options.close();
        addition.close();
        filter.close();
        cache.close();
    }
}
