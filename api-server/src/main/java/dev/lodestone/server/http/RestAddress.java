package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The address in a request line, taken apart.
 *
 * @param path the path as it was sent
 * @param segments what stands between its slashes, decoded; a slash at the end adds none
 * @param query the values of each query parameter, decoded
 */
record RestAddress(String path, List<String> segments, Map<String, List<String>> query) {

    /**
     * Takes it apart.
     *
     * @throws IllegalArgumentException if its escapes are wrong
     */
    static RestAddress of(String uri) {
        String path = path(uri);
        return new RestAddress(path, segments(path), query(uri));
    }

    /** The path of an address, which may have a query behind it and, where a proxy was meant, a scheme and a host in front. */
    static String path(String uri) {
        int start = pathStart(uri);
        int question = uri.indexOf('?');
        int end = question < 0 ? uri.length() : question;
        return start >= end ? "/" : uri.substring(start, end);
    }

    private static int pathStart(String uri) {
        int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
        if (scheme < 0) {
            return 0;
        }
        int slash = uri.indexOf('/', scheme + "://".length());
        return slash < 0 ? uri.length() : slash;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int start = path.startsWith("/") ? 1 : 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            segments.add(decode(path.substring(start, end), false));
            start = end + 1;
        }
        return List.copyOf(segments);
    }

    private static Map<String, List<String>> query(String uri) {
        int question = uri.indexOf('?');
        if (question < 0) {
            return Map.of();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String parameter : uri.substring(question + 1).split("&", -1)) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                values.computeIfAbsent(decode(name, true), first -> new ArrayList<>())
                        .add(decode(value, true));
            }
        }
        return values;
    }

    private static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0) {
            return plusIsSpace ? text.replace('+', ' ') : text;
        }
        byte[] raw = text.getBytes(UTF_8);
        byte[] plain = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            byte b = raw[i];
            if (b == '%') {
                b = escaped(raw, i);
                i += 2;
            } else if (b == '+' && plusIsSpace) {
                b = ' ';
            }
            plain[length++] = b;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(plain, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("An escape is no UTF-8", e);
        }
    }

    private static byte escaped(byte[] raw, int percent) {
        if (percent + 2 >= raw.length) {
            throw new IllegalArgumentException("An escape is cut short");
        }
        int high = Character.digit(raw[percent + 1], 16);
        int low = Character.digit(raw[percent + 2], 16);
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("An escape is no number");
        }
        return (byte) (high << 4 | low);
    }
}
