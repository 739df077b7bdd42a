package dev.lodestone.streams.endpoint;

import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.invocation.InvocationResult;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * What a server answers to Invoke. A failure of the function is a success of the call, told apart by a header; some
 * servers lack the header, and their answers by the shape of their bodies.
 */
final class InvokeAnswer {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_QUOTE = 500;
    private static final String SERVICE_HEADERS = "x-amz";

    private InvokeAnswer() {}

    /**
     * The function's result.
     *
     * @throws InvocationException if the answer is none of the function's
     */
    static InvocationResult read(URI uri, HttpResponse<byte[]> response) throws InvocationException {
        HttpHeaders headers = response.headers();
        boolean speaksHeaders = headers.map().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(SERVICE_HEADERS));
        if (response.statusCode() != OK) {
            throw new InvocationException(reason(response.statusCode(), speaksHeaders), quote(uri, response));
        }
        String error = headers.firstValue("X-Amz-Function-Error").orElse(null);
        if (error == null && !speaksHeaders && ErrorShape.matches(response.body())) {
            error = InvocationResult.UNHANDLED;
        }
        byte[] log = headers.firstValue("X-Amz-Log-Result")
                .map(InvokeAnswer::decoded)
                .orElse(null);
        String version = headers.firstValue("X-Amz-Executed-Version").orElse(InvocationResult.LATEST_VERSION);
        return new InvocationResult(response.body(), error, version, log);
    }

    /** The runtime interface emulator, which sends no headers, answers 400 while it runs another call. */
    private static Reason reason(int status, boolean speaksHeaders) {
        if (status == NOT_FOUND) {
            return Reason.NOT_FOUND;
        }
        boolean isBusy = status == TOO_MANY_REQUESTS || (status == BAD_REQUEST && !speaksHeaders);
        return isBusy ? Reason.THROTTLED : Reason.UNAVAILABLE;
    }

    private static String quote(URI uri, HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        String start = body.length() > LONGEST_QUOTE ? body.substring(0, LONGEST_QUOTE) + "…" : body;
        return uri + " answered " + response.statusCode() + (start.isBlank() ? "" : ": " + start);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
