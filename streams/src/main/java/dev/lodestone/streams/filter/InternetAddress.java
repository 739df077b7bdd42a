package dev.lodestone.streams.filter;

import java.util.Arrays;

/** Internet addresses and blocks of them, as bytes. Names are not looked up. */
final class InternetAddress {
    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;
    private static final int V6_GROUPS = 8;
    private static final int MAX_V4_LENGTH = 15;
    private static final int MAX_OCTET = 255;

    private InternetAddress() {}

    /** An address of either version, or null if a string, which may be null, is none. */
    static byte[] parse(String string) {
        if (string == null || string.isEmpty()) {
            return null;
        }
        return string.indexOf(':') >= 0 ? version6(string) : version4(string);
    }

    /** All addresses with the leading bits of one: {@code 10.0.0.0/8}. */
    static ValueMatcher.Addresses block(String string) throws InvalidPattern {
        String[] parts = string.split("/", -1);
        byte[] address = parts.length == 2 ? parse(parts[0]) : null;
        if (address == null) {
            throw new InvalidPattern("No block of addresses: " + string);
        }
        int bits = bits(parts[1]);
        if (bits < 0 || bits >= address.length * Byte.SIZE) {
            throw new InvalidPattern("Not a number of leading bits of an address: " + parts[1]);
        }
        byte[] low = address.clone();
        byte[] high = address.clone();
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            low[bit / Byte.SIZE] &= (byte) ~mask;
            high[bit / Byte.SIZE] |= (byte) mask;
        }
        return new ValueMatcher.Addresses(low, high);
    }

    private static int bits(String string) throws InvalidPattern {
        try {
            return Integer.parseInt(string);
        } catch (NumberFormatException e) {
            throw new InvalidPattern(e);
        }
    }

    private static byte[] version4(String string) {
        if (string.length() > MAX_V4_LENGTH) {
            return null;
        }
        byte[] address = new byte[V4_BYTES];
        int part = 0;
        int digits = 0;
        int octet = 0;
        for (int i = 0; i <= string.length(); i++) {
            char c = i < string.length() ? string.charAt(i) : '.';
            if (c >= '0' && c <= '9') {
                octet = octet * 10 + c - '0';
                digits++;
            }
            boolean ends = c == '.';
            if ((!ends && (c < '0' || c > '9')) || octet > MAX_OCTET || (ends && (digits == 0 || part == V4_BYTES))) {
                return null;
            }
            if (ends) {
                address[part++] = (byte) octet;
                octet = 0;
                digits = 0;
            }
        }
        return part == V4_BYTES ? address : null;
    }

    private static byte[] version6(String string) {
        int gap = string.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(string);
            return groups != null && groups.length == V6_GROUPS ? bytes(groups, new int[0]) : null;
        }
        int[] before = groups(string.substring(0, gap));
        int[] after = groups(string.substring(gap + 2));
        boolean fits = before != null && after != null && before.length + after.length < V6_GROUPS;
        return fits ? bytes(before, after) : null;
    }

    /** Groups of hexadecimal digits with colons between them; null if there is anything else. */
    private static int[] groups(String string) {
        if (string.isEmpty()) {
            return new int[0];
        }
        String[] parts = string.split(":", -1);
        int[] groups = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            groups[i] = group(parts[i]);
            if (groups[i] < 0) {
                return null;
            }
        }
        return groups;
    }

    private static int group(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            return -1;
        }
        int group = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            group = group << 4 | digit;
        }
        return group;
    }

    /** An address with zeros between two rows of groups; one of version 4 if it is such a one in disguise. */
    private static byte[] bytes(int[] before, int[] after) {
        byte[] address = new byte[V6_BYTES];
        put(before, address, 0);
        put(after, address, V6_BYTES - 2 * after.length);
        return isVersion4(address) ? Arrays.copyOfRange(address, V6_BYTES - V4_BYTES, V6_BYTES) : address;
    }

    private static void put(int[] groups, byte[] address, int offset) {
        for (int i = 0; i < groups.length; i++) {
            address[offset + 2 * i] = (byte) (groups[i] >> Byte.SIZE);
            address[offset + 2 * i + 1] = (byte) groups[i];
        }
    }

    /** Whether an address begins with 80 zero bits and 16 set ones. */
    private static boolean isVersion4(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == -1 && address[11] == -1;
    }
}
