package dev.lodestone.store.value;

/** Lengths and order of strings in UTF-8, found without encoding them. */
public final class Utf8 {
    private Utf8() {}

    /** The number of bytes that the string takes in UTF-8. */
    public static int length(String string) {
        int length = string.length();
        for (int at = 0; at < string.length(); at++) {
            char c = string.charAt(at);
            if (c >= 0x80) {
                length += c < 0x800 ? 1 : extraBytes(string, at, c);
            }
        }
        return length;
    }

    /** A surrogate pair takes four bytes, so two more than its two chars; an unpaired one is encoded as '?'. */
    private static int extraBytes(String string, int at, char c) {
        if (!Character.isSurrogate(c)) {
            return 2;
        }
        boolean pairedAhead = Character.isHighSurrogate(c)
                && at + 1 < string.length()
                && Character.isLowSurrogate(string.charAt(at + 1));
        boolean pairedBehind =
                Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(string.charAt(at - 1));
        return pairedAhead || pairedBehind ? 1 : 0;
    }

    /** Compares two strings by the bytes of their UTF-8 form, as the service orders strings. */
    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int at = 0; at < length; at++) {
            char a = left.charAt(at);
            char b = right.charAt(at);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
