package dev.lodestone.server.mutation;

import dev.lodestone.store.operation.ApiOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A bound that the API model declares of one member.
 *
 * @param line where the resource declares it
 * @param path the names of members that lead there; {@code #} stands for an element of a list, {@code *} for one of a map
 * @param ownWords how the service refuses a violation where it checks the bound in its own way, else null
 */
record DeclaredConstraint(int line, List<String> path, Kind kind, String bound, String ownWords) {
    private static final String RESOURCE = "declared-constraints.txt";

    enum Kind {
        REQUIRED,
        SHORTEST,
        LONGEST,
        LEAST,
        MOST,
        ENUM,
        PATTERN
    }

    /** What the resource declares of an operation: its name, then a line for each constraint. */
    static List<DeclaredConstraint> of(ApiOperation operation) {
        List<DeclaredConstraint> constraints = new ArrayList<>();
        String current = null;
        int number = 0;
        for (String line : lines()) {
            number++;
            boolean indented = line.startsWith(" ");
            if (indented && operation.apiName().equals(current)) {
                constraints.add(parse(number, line.strip()));
            } else if (!indented) {
                current = line;
            }
        }
        return constraints;
    }

    private static List<String> lines() {
        try (InputStream in = DeclaredConstraint.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeclaredConstraint parse(int line, String text) {
        String[] parts = text.split(" => ", 2);
        String[] words = parts[0].split(" ", -1);
        return new DeclaredConstraint(
                line,
                Arrays.asList(words[0].split("/", -1)),
                Kind.valueOf(words[1].toUpperCase(Locale.ROOT)),
                words.length > 2 ? words[2] : null,
                parts.length > 1 ? parts[1] : null);
    }

    /** The rule that a violation breaks, as the service words it; for an enumeration only what its values follow. */
    String rule() {
        return switch (kind) {
            case REQUIRED -> "Member must not be null";
            case SHORTEST -> "Member must have length greater than or equal to " + bound;
            case LONGEST -> "Member must have length less than or equal to " + bound;
            case LEAST -> "Member must have value greater than or equal to " + bound;
            case MOST -> "Member must have value less than or equal to " + bound;
            case ENUM -> "Member must satisfy enum value set: [";
            case PATTERN -> "Member must satisfy regular expression pattern: " + bound;
        };
    }
}
