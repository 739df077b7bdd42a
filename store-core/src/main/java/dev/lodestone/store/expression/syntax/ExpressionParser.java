package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.value.Utf8;

/**
 * Parses expressions, and remembers those parsed last. All that can be said of an expression without its names and values
 * is checked here: syntax, length, number of operators, parentheses, functions, reserved words, sections.
 *
 * <p>Every method throws a ValidationException that names the parameter if the expression is not valid. Thread-safe: one
 * parser serves a whole store.
 */
public final class ExpressionParser {
    /** The length of an expression in bytes of UTF-8. */
    private static final int MAX_LENGTH = 4096;

    /** Longer expressions are parsed each time, lest a few of them fill the memory: in chars. */
    private static final int MAX_REMEMBERED_LENGTH = 1024;

    private final ParsedCache<ConditionSyntax> conditions;
    private final ParsedCache<UpdateSyntax> updates;
    private final ParsedCache<ProjectionSyntax> projections;

    /** A parser that remembers about this many expressions of each kind. */
    public ExpressionParser(int remembered) {
        conditions = new ParsedCache<>(remembered);
        updates = new ParsedCache<>(remembered);
        projections = new ParsedCache<>(remembered);
    }

    /** Parses a condition, filter or key condition, which share one grammar. */
    public ConditionSyntax condition(ExpressionParameter parameter, String text) {
        ConditionSyntax parsed = conditions.find(text);
        if (parsed == null) {
            parsed = parseCondition(parameter, text);
            remember(conditions, text, parsed);
        }
        return parsed;
    }

    public UpdateSyntax update(String text) {
        UpdateSyntax parsed = updates.find(text);
        if (parsed == null) {
            parsed = parseUpdate(text);
            remember(updates, text, parsed);
        }
        return parsed;
    }

    public ProjectionSyntax projection(String text) {
        ProjectionSyntax parsed = projections.find(text);
        if (parsed == null) {
            parsed = parseProjection(text);
            remember(projections, text, parsed);
        }
        return parsed;
    }

    private static <T> void remember(ParsedCache<T> cache, String text, T parsed) {
        if (text.length() <= MAX_REMEMBERED_LENGTH) {
            cache.keep(text, parsed);
        }
    }

    private static ConditionSyntax parseCondition(ExpressionParameter parameter, String text) {
        TokenCursor cursor = tokenize(parameter, text, Keywords.OF_CONDITIONS);
        Findings findings = new Findings();
        ConditionSyntax parsed = new ConditionParser(cursor, findings).parse();
        cursor.checkOperators();
        findings.refuseInCondition(parameter);
        return parsed;
    }

    private static UpdateSyntax parseUpdate(String text) {
        TokenCursor cursor = tokenize(ExpressionParameter.UPDATE, text, Keywords.OF_UPDATES);
        Findings findings = new Findings();
        UpdateSyntax parsed = new UpdateParser(cursor, findings).parse();
        cursor.checkOperators();
        findings.refuseInUpdate(ExpressionParameter.UPDATE);
        return parsed;
    }

    private static ProjectionSyntax parseProjection(String text) {
        TokenCursor cursor = tokenize(ExpressionParameter.PROJECTION, text, Keywords.NONE);
        Findings findings = new Findings();
        ProjectionSyntax parsed = new ProjectionParser(cursor, findings).parse();
        findings.refuseInProjection(ExpressionParameter.PROJECTION);
        return parsed;
    }

    private static TokenCursor tokenize(ExpressionParameter parameter, String text, Keywords keywords) {
        if (text.isEmpty()) {
            throw parameter.invalid("The expression can not be empty;");
        }
        int length = Utf8.length(text);
        if (length > MAX_LENGTH) {
            throw parameter.invalid(
                    "Expression size has exceeded the maximum allowed size; expression size: " + length);
        }
        return new TokenCursor(parameter, Tokenizer.tokenize(text, keywords));
    }
}
