package dev.lodestone.streams.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lodestone.streams.error.LambdaException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which records an event source mapping passes to its function: those that match one of its patterns. Immutable.
 *
 * <p>Patterns mean what they mean to <a href="https://github.com/aws/event-ruler">event-ruler</a>, the library behind the
 * service's own rules, and what that refuses is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Event filtering</a>
 */
public final class FilterCriteria {
    /** Matches all records. */
    public static final FilterCriteria NONE = new FilterCriteria(new PathTree(), List.of());

    private static final int MAX_PATTERNS = 10;
    private static final int MAX_PATTERN_LENGTH = 4096;
    private static final JsonFactory JSON = new JsonFactory();

    private final PathTree paths;
    private final List<RuleBranch> branches;

    private FilterCriteria(PathTree paths, List<RuleBranch> branches) {
        this.paths = paths;
        this.branches = branches;
    }

    /**
     * Reads patterns.
     *
     * @param patterns each of them a JSON object; none to match everything
     * @throws LambdaException if one of them is no valid pattern
     */
    public static FilterCriteria parse(List<String> patterns) {
        if (patterns.isEmpty()) {
            return NONE;
        }
        if (patterns.size() > MAX_PATTERNS) {
            throw LambdaException.invalidParameter("More than " + MAX_PATTERNS + " filters: " + patterns.size());
        }
        PathTree paths = new PathTree();
        List<RuleBranch> branches = new ArrayList<>();
        for (String pattern : patterns) {
            for (PatternBranch branch : compile(pattern)) {
                branches.add(RuleBranch.of(branch, paths));
            }
        }
        return new FilterCriteria(paths, List.copyOf(branches));
    }

    private static List<PatternBranch> compile(String pattern) {
        if (pattern == null) {
            throw new InvalidPattern("A filter needs a pattern").refusal();
        }
        if (pattern.length() > MAX_PATTERN_LENGTH) {
            throw LambdaException.invalidParameter(
                    "A pattern of more than " + MAX_PATTERN_LENGTH + " characters: " + pattern.length());
        }
        try (JsonParser in = JSON.createParser(pattern)) {
            return new PatternReader(in).read();
        } catch (InvalidPattern e) {
            throw e.refusal();
        } catch (IOException e) {
            throw new InvalidPattern(e).refusal();
        }
    }

    /** Whether these let every record through. */
    public boolean matchesAll() {
        return branches.isEmpty();
    }

    /**
     * Whether a record is to be passed on.
     *
     * @param recordJson the record as the function would get it, a JSON object in UTF-8
     */
    public boolean matches(byte[] recordJson) {
        if (matchesAll()) {
            return true;
        }
        RecordFields fields = fields(recordJson);
        for (RuleBranch branch : branches) {
            if (new BranchMatch(branch, fields).found()) {
                return true;
            }
        }
        return false;
    }

    private RecordFields fields(byte[] recordJson) {
        try (JsonParser in = JSON.createParser(recordJson)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("A record is a JSON object");
            }
            RecordFields fields = new RecordFields(paths.size());
            new FieldReader(in, fields).readObject(paths.root(), null);
            return fields;
        } catch (IOException e) {
            throw new IllegalArgumentException("A record that is no JSON", e);
        }
    }
}
