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
    static final int MAX_OPERATORS = 300;

    /** The length of an expression in bytes of UTF-8. */
    private static final int MAX_LENGTH = 4096;

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
            conditions.keep(text, parsed);
        }
        return parsed;
    }

    public UpdateSyntax update(String text) {
        UpdateSyntax parsed = updates.find(text);
        if (parsed == null) {
            parsed = parseUpdate(text);
            updates.keep(text, parsed);
        }
        return parsed;
    }

    public ProjectionSyntax projection(String text) {
        ProjectionSyntax parsed = projections.find(text);
        if (parsed == null) {
            parsed = parseProjection(text);
            projections.keep(text, parsed);
        }
        return parsed;
    }

    private static ConditionSyntax parseCondition(ExpressionParameter parameter, String text) {
        checkLength(parameter, text);
        Tokens tokens = Tokenizer.tokenize(text, Keywords.OF_CONDITIONS);
        Findings findings = new Findings();
        ConditionSyntax parsed = new ConditionParser(new TokenCursor(parameter, tokens), findings).parse();
        checkOperators(parameter, tokens.operators(true));
        findings.refuseInCondition(parameter);
        return parsed;
    }

    private static UpdateSyntax parseUpdate(String text) {
        ExpressionParameter parameter = ExpressionParameter.UPDATE;
        checkLength(parameter, text);
        Tokens tokens = Tokenizer.tokenize(text, Keywords.OF_UPDATES);
        Findings findings = new Findings();
        UpdateSyntax parsed = new UpdateParser(new TokenCursor(parameter, tokens), findings).parse();
        checkOperators(parameter, tokens.operators(false));
        findings.refuseInUpdate(parameter);
        return parsed;
    }

    private static ProjectionSyntax parseProjection(String text) {
        ExpressionParameter parameter = ExpressionParameter.PROJECTION;
        checkLength(parameter, text);
        Tokens tokens = Tokenizer.tokenize(text, Keywords.NONE);
        Findings findings = new Findings();
        ProjectionSyntax parsed = new ProjectionParser(new TokenCursor(parameter, tokens), findings).parse();
        findings.refuseInProjection(parameter);
        return parsed;
    }

    private static void checkLength(ExpressionParameter parameter, String text) {
        if (text.isEmpty()) {
            throw parameter.invalid("The expression can not be empty;");
        }
        int length = Utf8.length(text);
        if (length > MAX_LENGTH) {
            throw parameter.invalid(
                    "Expression size has exceeded the maximum allowed size; expression size: " + length);
        }
    }

    private static void checkOperators(ExpressionParameter parameter, int operators) {
        if (operators > MAX_OPERATORS) {
            throw parameter.invalid("The expression contains too many operators; operator count: " + operators);
        }
    }
}
