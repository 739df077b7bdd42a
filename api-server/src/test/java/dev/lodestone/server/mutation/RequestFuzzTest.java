package dev.lodestone.server.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the fuzzer's seeds, among which are the inputs that once found a fault. */
class RequestFuzzTest {
    static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz/request"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void passes(Path seed) throws IOException {
        RequestFuzz.fuzzerTestOneInput(Files.readAllBytes(seed));
    }
}
