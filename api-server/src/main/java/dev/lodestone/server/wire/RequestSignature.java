package dev.lodestone.server.wire;

/**
 * What a request says of its sender: AWS Signature Version 4, in a header or in the query string of its URI.
 *
 * @param authorization the {@code Authorization} header, or null
 * @param amzDate the {@code X-Amz-Date} header, or null
 * @param date the {@code Date} header, or null
 * @param query the query string, still escaped, or null
 */
public record RequestSignature(String authorization, String amzDate, String date, String query) {}
