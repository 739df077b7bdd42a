package dev.lodestone.streams.destination;

import dev.lodestone.streams.mapping.DiscardedBatch;
import dev.lodestone.streams.mapping.FailureDestination;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.CompletionStage;

/** An HTTP endpoint, which gets the messages posted as they are. Thread-safe. */
record HttpDestination(HttpClient client, URI endpoint) implements FailureDestination {
    @Override
    public CompletionStage<Void> send(DiscardedBatch batch) {
        return HttpReports.send(
                client,
                HttpReports.post(endpoint, "application/json", batch.message()).build());
    }
}
