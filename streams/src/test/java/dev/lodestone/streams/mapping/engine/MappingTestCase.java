package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A table and a scripted function for each test, on both engines. */
@ParameterizedClass
@EnumSource(EngineChoice.class)
@Timeout(60)
abstract class MappingTestCase {
    @Parameter
    EngineChoice choice;

    @TempDir
    Path directory;

    MappedTable table;
    ScriptedFunction function;

    @BeforeEach
    void open() {
        open(1);
    }

    /** Opens a store whose streams have this many shards, instead of the one that is open. */
    void open(int shards) {
        if (table != null) {
            table.close();
        }
        table = new MappedTable(
                choice.options(directory.resolve("shards-" + shards)),
                new AtomicLong(MappedTable.START_MILLIS),
                shards);
        table.createTable();
        function = table.scripted();
    }

    @AfterEach
    void close() {
        table.close();
    }

    /** Closes the mappings and opens them again, on disk together with the store. */
    void restartMappings() {
        table = table.reopened(choice == EngineChoice.ROCKSDB);
        table.functions.put(MappedTable.FUNCTION, function);
        table.mappings.resume();
    }

    static MappingParametersBuilder with() {
        return MappingParameters.builder();
    }
}
