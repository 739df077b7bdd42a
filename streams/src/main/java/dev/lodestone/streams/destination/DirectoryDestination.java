package dev.lodestone.streams.destination;

import dev.lodestone.streams.mapping.DiscardedBatch;
import dev.lodestone.streams.mapping.FailureDestination;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A directory with a file for each report, named as the service names its objects in a bucket and with the same content:
 * the message, and in it what the function would have got. A file is there whole or not at all. Thread-safe.
 */
final class DirectoryDestination implements FailureDestination {
    private static final DateTimeFormatter DAY = formatter("uuuu/MM/dd/");
    private static final DateTimeFormatter MOMENT = formatter("uuuu-MM-dd'T'HH.mm.ss-");
    private static final byte[] PAYLOAD = ",\"payload\":".getBytes(StandardCharsets.US_ASCII);

    private final Path directory;

    DirectoryDestination(Path directory) {
        this.directory = directory;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    @Override
    public CompletionStage<Void> send(DiscardedBatch batch) {
        return CompletableFuture.runAsync(() -> store(batch));
    }

    private void store(DiscardedBatch batch) {
        Path file = directory.resolve(key(batch));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(unfinished, content(batch));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String key(DiscardedBatch batch) {
        Instant time = Instant.ofEpochMilli(batch.timeMillis());
        return "aws/lambda/" + batch.mappingUuid() + '/' + batch.shardId() + '/' + DAY.format(time)
                + MOMENT.format(time) + batch.id();
    }

    /** The message with one more member, the payload, at its end. */
    private static byte[] content(DiscardedBatch batch) {
        byte[] message = batch.message();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(message, 0, message.length - 1);
        content.writeBytes(PAYLOAD);
        content.writeBytes(batch.payload());
        content.write('}');
        return content.toByteArray();
    }
}
