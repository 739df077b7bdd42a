package dev.lodestone.server.http;

import dev.lodestone.server.wire.RequestSignature;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Iterator;
import java.util.Map;

/**
 * What the server needs to know of a request's first line and headers, taken from them in one pass. Not thread-safe while it
 * is read, immutable afterwards.
 */
final class RequestHead {
    static final String JSON_1_0 = "application/x-amz-json-1.0";
    static final String JSON_1_1 = "application/x-amz-json-1.1";
    static final String JSON = "application/json";

    private final HttpMethod method;
    private final String uri;
    private final HttpHeaders headers;
    private final boolean http10;
    private boolean keepAlive;
    private boolean chunked;
    private long contentLength = -1;
    private String target;
    private String authorization;
    private String amzDate;
    private String date;
    private String host;
    private String contentType;
    private String contentEncoding;
    private boolean acceptsGzip;
    private String origin;
    private String expectation;
    private String corsHeaders;
    private String corsMethod;

    private RequestHead(HttpRequest request) {
        this.method = request.method();
        this.uri = request.uri();
        this.headers = request.headers();
        this.http10 = !request.protocolVersion().isKeepAliveDefault();
        this.keepAlive = !http10;
    }

    static RequestHead of(HttpRequest request) {
        RequestHead head = new RequestHead(request);
        Iterator<Map.Entry<CharSequence, CharSequence>> entries = head.headers.iteratorCharSequence();
        while (entries.hasNext()) {
            Map.Entry<CharSequence, CharSequence> entry = entries.next();
            head.take(entry.getKey().toString(), entry.getValue());
        }
        return head;
    }

    /** The head of a request that could not be read: nothing is known of it, and nothing can follow it. */
    static RequestHead unreadable() {
        RequestHead head = new RequestHead(
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", EmptyHttpHeaders.INSTANCE));
        head.keepAlive = false;
        return head;
    }

    /** Header names are told apart by length first: most requests carry a dozen of which a few matter. */
    private void take(String name, CharSequence value) {
        switch (name.length()) {
            case 4 -> {
                if (name.equalsIgnoreCase("host")) {
                    host = value.toString();
                } else if (name.equalsIgnoreCase("date")) {
                    date = value.toString();
                }
            }
            case 6 -> {
                if (name.equalsIgnoreCase("origin")) {
                    origin = value.toString();
                } else if (name.equalsIgnoreCase("expect")) {
                    expectation = value.toString();
                }
            }
            case 10 -> {
                if (name.equalsIgnoreCase("x-amz-date")) {
                    amzDate = value.toString();
                } else if (name.equalsIgnoreCase("connection")) {
                    takeConnection(value.toString());
                }
            }
            case 12 -> {
                if (name.equalsIgnoreCase("x-amz-target")) {
                    target = value.toString();
                } else if (name.equalsIgnoreCase("content-type")) {
                    contentType = value.toString();
                }
            }
            case 13 -> {
                if (name.equalsIgnoreCase("authorization")) {
                    authorization = value.toString();
                }
            }
            case 14 -> {
                if (name.equalsIgnoreCase("content-length")) {
                    contentLength = parseLength(value);
                }
            }
            case 15 -> {
                if (name.equalsIgnoreCase("accept-encoding")) {
                    acceptsGzip |= AcceptEncoding.allowsGzip(value.toString());
                }
            }
            default -> takeRare(name, value);
        }
    }

    private void takeRare(String name, CharSequence value) {
        if (name.equalsIgnoreCase("content-encoding")) {
            contentEncoding = value.toString().trim();
        } else if (name.equalsIgnoreCase("transfer-encoding")) {
            chunked = true;
        } else if (name.equalsIgnoreCase("access-control-request-headers")) {
            corsHeaders = value.toString();
        } else if (name.equalsIgnoreCase("access-control-request-method")) {
            corsMethod = value.toString();
        }
    }

    private void takeConnection(String value) {
        if (value.equalsIgnoreCase("close")) {
            keepAlive = false;
        } else if (value.equalsIgnoreCase("keep-alive")) {
            keepAlive = true;
        }
    }

    private static long parseLength(CharSequence value) {
        try {
            return Long.parseLong(value, 0, value.length(), 10);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The address in the request line. */
    String uri() {
        return uri;
    }

    /** Its path, escapes and all. */
    String path() {
        return RestAddress.path(uri);
    }

    String methodName() {
        return method.name();
    }

    /** All headers. */
    HttpHeaders headers() {
        return headers;
    }

    boolean isPost() {
        return method.equals(HttpMethod.POST);
    }

    boolean isOptions() {
        return method.equals(HttpMethod.OPTIONS);
    }

    boolean isHead() {
        return method.equals(HttpMethod.HEAD);
    }

    /** Whether the request asks for the server's health: GET or HEAD of the root. */
    boolean asksForHealth() {
        return (method.equals(HttpMethod.GET) || isHead()) && (uri.equals("/") || uri.startsWith("/?"));
    }

    boolean keepAlive() {
        return keepAlive;
    }

    /** Whether the client will only keep the connection if the answer says so. */
    boolean http10() {
        return http10;
    }

    /** The announced length of the body, or -1. */
    long contentLength() {
        return chunked ? -1 : contentLength;
    }

    String target() {
        return target;
    }

    String host() {
        return host;
    }

    /** What the request says of its sender. */
    RequestSignature signature() {
        int query = uri.indexOf('?');
        return new RequestSignature(authorization, amzDate, date, query < 0 ? null : uri.substring(query + 1));
    }

    /** The {@code Content-Encoding} of the body, or null. */
    String contentEncoding() {
        return contentEncoding == null || contentEncoding.isEmpty() || contentEncoding.equalsIgnoreCase("identity")
                ? null
                : contentEncoding;
    }

    boolean acceptsGzip() {
        return acceptsGzip;
    }

    String origin() {
        return origin;
    }

    boolean expectsContinue() {
        return expectation != null && expectation.equalsIgnoreCase("100-continue");
    }

    boolean hasUnknownExpectation() {
        return expectation != null && !expectsContinue();
    }

    /** The headers that a CORS preflight wants to send, or null. */
    String corsHeaders() {
        return corsHeaders;
    }

    /** The method that a CORS preflight wants to use, or null. */
    String corsMethod() {
        return corsMethod;
    }

    /** Whether the service would read a body of this content type. */
    boolean bodyIsJson() {
        return contentType != null && (isMediaType(JSON_1_0) || isMediaType(JSON_1_1) || isMediaType(JSON));
    }

    /** The content type of the answer, which follows that of the request. */
    String answerContentType() {
        if (contentType == null || isMediaType(JSON_1_0)) {
            return JSON_1_0;
        }
        return isMediaType(JSON_1_1) ? JSON_1_1 : JSON;
    }

    /** Compares the content type without its parameters. */
    private boolean isMediaType(String mediaType) {
        int length = mediaType.length();
        if (!contentType.regionMatches(true, 0, mediaType, 0, length)) {
            return false;
        }
        if (contentType.length() == length) {
            return true;
        }
        char next = contentType.charAt(length);
        return next == ';' || next == ' ';
    }
}
