package dev.lodestone.streams.destination;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lodestone.streams.mapping.DiscardedBatch;
import dev.lodestone.streams.mapping.FailureDestination;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/**
 * A queue of a server with the API of SQS. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class QueueDestination implements FailureDestination {
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpClient client;
    private final URI endpoint;
    private final String region;
    private final String queueUrl;

    QueueDestination(HttpClient client, URI endpoint, String arn) {
        String[] parts = arn.split(":", -1);
        String base = endpoint.toString();
        this.client = client;
        this.endpoint = base.endsWith("/") ? endpoint : URI.create(base + '/');
        this.region = parts[3];
        this.queueUrl = this.endpoint + parts[4] + '/' + parts[5];
    }

    @Override
    public CompletionStage<Void> send(DiscardedBatch batch) {
        return HttpReports.send(
                client,
                HttpReports.post(endpoint, "application/x-amz-json-1.0", body(batch))
                        .header("X-Amz-Target", "AmazonSQS.SendMessage")
                        .header("X-Amz-Date", LocalSignature.date(batch.timeMillis()))
                        .header("Authorization", LocalSignature.authorization("sqs", region, batch.timeMillis()))
                        .build());
    }

    private byte[] body(DiscardedBatch batch) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("QueueUrl", queueUrl);
            json.writeStringField("MessageBody", new String(batch.message(), StandardCharsets.UTF_8));
            json.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return body.toByteArray();
    }
}
