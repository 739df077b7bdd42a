package dev.lodestone.streams.filter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a pattern: nested objects whose leaves are lists of what a field may be. Used once.
 *
 * <p>{@code $or} multiplies the branches read so far by its alternatives, and fields that follow belong to each of them.
 */
final class PatternReader {
    private static final String OR = "$or";

    /** As many as a rule of EventBridge may have. */
    private static final int MAX_BRANCHES = 1000;

    /** Names of fields that alternatives may not use, since they could be mistaken for operators. */
    private static final Set<String> RESERVED = Set.of(
            "exactly",
            "equals-ignore-case",
            "prefix",
            "suffix",
            "anything-but",
            "exists",
            "wildcard",
            "numeric",
            "cidr",
            "=",
            "<",
            "<=",
            ">",
            ">=",
            "regex",
            "not-wildcard",
            "not-equals-ignore-case",
            "date-after",
            "date-on-or-after",
            "date-before",
            "date-on-or-before",
            "in-date-range",
            "ip-address-in-range",
            "ip-address-not-in-range");

    private final JsonParser in;
    private final OperatorReader operators;
    private List<PatternBranch> branches = List.of(new PatternBranch());

    PatternReader(JsonParser in) {
        this.in = in;
        this.operators = new OperatorReader(in);
    }

    List<PatternBranch> read() throws IOException, InvalidPattern {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidPattern("A pattern is a JSON object");
        }
        readObject("", false);
        return branches;
    }

    private void readObject(String path, boolean inAlternative) throws IOException, InvalidPattern {
        if (in.nextToken() == JsonToken.END_OBJECT) {
            throw new InvalidPattern("An object without members");
        }
        while (in.currentToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (name.equals(OR)) {
                readAlternatives(path);
            } else {
                if (inAlternative && RESERVED.contains(name)) {
                    throw new InvalidPattern("No field may have this name within " + OR + ": " + name);
                }
                readMember(path.isEmpty() ? name : path + '.' + name, inAlternative);
            }
            in.nextToken();
        }
    }

    private void readMember(String path, boolean inAlternative) throws IOException, InvalidPattern {
        switch (in.nextToken()) {
            case START_OBJECT -> readObject(path, inAlternative);
            case START_ARRAY -> {
                List<ValueMatcher> values = readValues();
                for (PatternBranch branch : branches) {
                    branch.put(path, values);
                }
            }
            default -> throw new InvalidPattern("Neither an object nor a list: " + path);
        }
    }

    private void readAlternatives(String path) throws IOException, InvalidPattern {
        if (in.nextToken() != JsonToken.START_ARRAY) {
            throw new InvalidPattern("No list: " + OR);
        }
        List<PatternBranch> before = branches;
        List<PatternBranch> all = new ArrayList<>();
        int alternatives = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw new InvalidPattern("An alternative that is no object");
            }
            branches = before.stream().map(PatternBranch::copy).toList();
            readObject(path, true);
            all.addAll(branches);
            if (all.size() > MAX_BRANCHES) {
                throw new InvalidPattern("More than " + MAX_BRANCHES + " combinations of alternatives");
            }
            alternatives++;
        }
        if (alternatives < 2) {
            throw new InvalidPattern("Less than two alternatives");
        }
        branches = all;
    }

    private List<ValueMatcher> readValues() throws IOException, InvalidPattern {
        List<ValueMatcher> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            switch (in.currentToken()) {
                case START_OBJECT -> values.add(operators.read());
                case VALUE_STRING -> values.add(string(in.getText()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values.add(number(in.getText()));
                case VALUE_NULL, VALUE_TRUE, VALUE_FALSE -> values.add(new ValueMatcher.Text(in.getText()));
                default -> throw new InvalidPattern("A list within the list of a field's values");
            }
        }
        if (values.isEmpty()) {
            throw new InvalidPattern("A list without values");
        }
        return List.copyOf(values);
    }

    /** A string that is an internet address stands for each spelling of that address. */
    private static ValueMatcher string(String value) {
        byte[] address = InternetAddress.parse(value);
        return address == null ? ValueMatcher.Text.ofString(value) : new ValueMatcher.Addresses(address, address);
    }

    /** Numbers that a double does not hold exactly are compared by their text. */
    private static ValueMatcher number(String text) {
        double number = ComparableNumber.of(text);
        return Double.isNaN(number) ? new ValueMatcher.Text(text) : new ValueMatcher.Range(number, true, number, true);
    }
}
