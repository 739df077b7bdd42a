package dev.lodestone.streams.invocation;

/**
 * One call of a function, whose result is waited for.
 *
 * @param requestId tells it from all others; the function sees it
 * @param payload the event, JSON in UTF-8; must not be changed
 * @param clientContext what the caller gives beside the event, in base64; null if nothing
 * @param wantsLog whether the end of the function's log is wanted with its result
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public record Invocation(String requestId, byte[] payload, String clientContext, boolean wantsLog) {
    /** A call with an event alone. */
    public static Invocation of(String requestId, byte[] payload) {
        return new Invocation(requestId, payload, null, false);
    }
}
