package dev.lodestone.streams.filter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the operand of {@code numeric}: a comparison such as {@code ["<", 5]}, or a range {@code [">", 0, "<=", 5]}. */
final class RangeReader {
    private final JsonParser in;

    RangeReader(JsonParser in) {
        this.in = in;
    }

    /** Reads the list, its start included. */
    ValueMatcher.Range read() throws IOException, InvalidPattern {
        if (in.nextToken() != JsonToken.START_ARRAY) {
            throw new InvalidPattern("No list: numeric");
        }
        in.nextToken();
        String operator = operator();
        double number = number();
        boolean ends = in.nextToken() == JsonToken.END_ARRAY;
        return switch (operator) {
            case ">", ">=" ->
                ends
                        ? new ValueMatcher.Range(number, operator.equals(">="), Double.MAX_VALUE, true)
                        : between(number, operator.equals(">="));
            case "=", "<", "<=" -> {
                if (!ends) {
                    throw new InvalidPattern("A comparison has two parts: " + operator);
                }
                yield upTo(operator, number);
            }
            default -> throw new InvalidPattern("No comparison: " + operator);
        };
    }

    private static ValueMatcher.Range upTo(String operator, double number) {
        return operator.equals("=")
                ? new ValueMatcher.Range(number, true, number, true)
                : new ValueMatcher.Range(-Double.MAX_VALUE, true, number, operator.equals("<="));
    }

    private ValueMatcher.Range between(double low, boolean withLow) throws IOException, InvalidPattern {
        String operator = operator();
        if (!operator.equals("<") && !operator.equals("<=")) {
            throw new InvalidPattern("Not the upper end of a range: " + operator);
        }
        double high = number();
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new InvalidPattern("A range has two ends");
        }
        if (low >= high) {
            throw new InvalidPattern("The lower end of a range must be less than the upper one");
        }
        return new ValueMatcher.Range(low, withLow, high, operator.equals("<="));
    }

    /** The comparison at hand. */
    private String operator() throws IOException, InvalidPattern {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidPattern("A comparison was expected");
        }
        return in.getText();
    }

    /** The number that follows. */
    private double number() throws IOException, InvalidPattern {
        if (!in.nextToken().isNumeric()) {
            throw new InvalidPattern("A number was expected");
        }
        return ComparableNumber.require(in.getText());
    }
}
