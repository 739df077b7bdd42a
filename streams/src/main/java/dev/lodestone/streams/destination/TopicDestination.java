package dev.lodestone.streams.destination;

import dev.lodestone.streams.mapping.DiscardedBatch;
import dev.lodestone.streams.mapping.FailureDestination;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/**
 * A topic of a server with the API of SNS. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
record TopicDestination(HttpClient client, URI endpoint, String arn) implements FailureDestination {
    @Override
    public CompletionStage<Void> send(DiscardedBatch batch) {
        String form = "Action=Publish&Version=2010-03-31&TopicArn=" + encoded(arn) + "&Message="
                + encoded(new String(batch.message(), StandardCharsets.UTF_8));
        String region = arn.split(":", -1)[3];
        return HttpReports.send(
                client,
                HttpReports.post(
                                endpoint, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII))
                        .header("X-Amz-Date", LocalSignature.date(batch.timeMillis()))
                        .header("Authorization", LocalSignature.authorization("sns", region, batch.timeMillis()))
                        .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
