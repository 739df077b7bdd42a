package dev.lodestone.server.rest;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Answers the requests to paths below its own. Thread-safe. */
public interface RestService {
    /**
     * The paths that are this service's, with all below them: {@code /_lodestone} stands for itself and for
     * {@code /_lodestone/clock}, but not for {@code /_lodestones}. {@code /} stands for all.
     */
    List<String> prefixes();

    /** The largest body of a request, before and after decompression. */
    int maxBodyBytes();

    /**
     * Answers one request, at once or at any later time, from any thread.
     *
     * <p>This is called on the event loop that has read the request, or on a worker if its body had to be decompressed. It
     * must not wait for anything, and not work for longer than a few milliseconds: that belongs on the workers.
     *
     * <p>A client may go away before it is answered: it closes the connection or ends its side of it, or the server cuts it.
     * If the answer is a {@link java.util.concurrent.CompletableFuture} it is cancelled then; so who completes it learns from
     * {@code complete} whether the answer still had somewhere to go, as far as anybody can know that.
     *
     * @param workers the server's threads for what takes longer. There are few of them: who may wait for minutes has to
     *     answer later instead of waiting there
     * @return the answer; where it fails, the client gets what {@link #refuse} makes of a {@link RestException}, or of an
     *     internal error, which is logged
     */
    CompletionStage<RestResponse> handle(RestRequest request, Executor workers);

    /** Words an error, of the server's or of the service's own, as clients of this service expect it. */
    RestResponse refuse(RestError error);
}
