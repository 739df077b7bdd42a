package dev.lodestone.streams.filter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads an operator with its operand, such as {@code {"prefix": "a"}}, within the list of a field's values. */
final class OperatorReader {
    private static final String EQUALS_IGNORE_CASE = "equals-ignore-case";
    private static final String PREFIX = "prefix";
    private static final String SUFFIX = "suffix";
    private static final String WILDCARD = "wildcard";

    private final JsonParser in;

    OperatorReader(JsonParser in) {
        this.in = in;
    }

    /** Reads from the start of the object to its end. */
    ValueMatcher read() throws IOException, InvalidPattern {
        String operator = name();
        ValueMatcher matcher = switch (operator) {
            case "exactly", EQUALS_IGNORE_CASE, WILDCARD -> {
                in.nextToken();
                yield onString(operator);
            }
            case PREFIX, SUFFIX -> affix(operator);
            case "anything-but" -> anythingBut();
            case "numeric" -> new RangeReader(in).read();
            case "exists" -> exists();
            case "cidr" -> cidr();
            default -> throw new InvalidPattern("No operator: " + operator);
        };
        end();
        return matcher;
    }

    private String name() throws IOException, InvalidPattern {
        if (in.nextToken() != JsonToken.FIELD_NAME) {
            throw new InvalidPattern("An object without an operator");
        }
        return in.currentName();
    }

    private void end() throws IOException, InvalidPattern {
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw new InvalidPattern("More than one operator");
        }
    }

    /** The operator with the string at hand as its operand. */
    private ValueMatcher onString(String operator) throws IOException, InvalidPattern {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidPattern("The operand is no string: " + operator);
        }
        String operand = in.getText();
        return switch (operator) {
            case PREFIX -> ValueMatcher.Prefix.ofString(operand);
            case SUFFIX -> ValueMatcher.Suffix.ofString(operand);
            case EQUALS_IGNORE_CASE -> IgnoringCase.whole(operand);
            case WILDCARD -> Wildcard.parse(operand);
            default -> ValueMatcher.Text.ofString(operand);
        };
    }

    private ValueMatcher affix(String operator) throws IOException, InvalidPattern {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            return onString(operator);
        }
        if (!name().equals(EQUALS_IGNORE_CASE) || in.nextToken() != JsonToken.VALUE_STRING) {
            throw new InvalidPattern("Neither a string nor " + EQUALS_IGNORE_CASE + ": " + operator);
        }
        String operand = in.getText();
        end();
        return operator.equals(PREFIX) ? IgnoringCase.prefix(operand) : IgnoringCase.suffix(operand);
    }

    private ValueMatcher anythingBut() throws IOException, InvalidPattern {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            return new ValueMatcher.AnythingBut(plainOperands());
        }
        String operator = name();
        switch (operator) {
            case EQUALS_IGNORE_CASE, PREFIX, SUFFIX, WILDCARD -> in.nextToken();
            default -> throw new InvalidPattern("Not an operator for anything-but: " + operator);
        }
        List<ValueMatcher> operands = new ArrayList<>();
        if (in.currentToken() == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                operands.add(excluded(operator));
            }
        } else {
            operands.add(excluded(operator));
        }
        end();
        return anythingBut(operands);
    }

    private ValueMatcher excluded(String operator) throws IOException, InvalidPattern {
        ValueMatcher matcher = onString(operator);
        if (in.getTextLength() == 0 && (operator.equals(PREFIX) || operator.equals(SUFFIX))) {
            throw new InvalidPattern("Everything begins and ends with nothing");
        }
        return matcher;
    }

    private static ValueMatcher anythingBut(List<ValueMatcher> operands) throws InvalidPattern {
        if (operands.isEmpty()) {
            throw new InvalidPattern("Anything but nothing");
        }
        return new ValueMatcher.AnythingBut(List.copyOf(operands));
    }

    /** A string or a number, or a list of either kind alone. */
    private List<ValueMatcher> plainOperands() throws IOException, InvalidPattern {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            return List.of(plainOperand());
        }
        List<ValueMatcher> operands = new ArrayList<>();
        boolean strings = false;
        boolean numbers = false;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            operands.add(plainOperand());
            strings |= in.currentToken() == JsonToken.VALUE_STRING;
            numbers |= in.currentToken() != JsonToken.VALUE_STRING;
        }
        if (strings == numbers) {
            throw new InvalidPattern("The list for anything-but must have strings or numbers");
        }
        return List.copyOf(operands);
    }

    private ValueMatcher plainOperand() throws IOException, InvalidPattern {
        return switch (in.currentToken()) {
            case VALUE_STRING -> ValueMatcher.Text.ofString(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double number = ComparableNumber.require(in.getText());
                yield new ValueMatcher.Range(number, true, number, true);
            }
            default -> throw new InvalidPattern("Neither a string nor a number after anything-but");
        };
    }

    private ValueMatcher exists() throws IOException, InvalidPattern {
        return switch (in.nextToken()) {
            case VALUE_TRUE -> new ValueMatcher.Present();
            case VALUE_FALSE -> new ValueMatcher.Absent();
            default -> throw new InvalidPattern("Neither true nor false: exists");
        };
    }

    private ValueMatcher cidr() throws IOException, InvalidPattern {
        if (in.nextToken() != JsonToken.VALUE_STRING) {
            throw new InvalidPattern("No string: cidr");
        }
        return InternetAddress.block(in.getText());
    }
}
