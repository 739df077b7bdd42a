package dev.lodestone.partiql.syntax;

import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.DynamoNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes random statements, without regard to sense, positions and the numbers of parameters. */
final class RandomStatements {
    private static final Position NOWHERE = new Position(0, 0, 0);

    /** A question mark is not among them, so that those in a statement can be counted. */
    private static final String[] TEXTS = {
        "",
        "a",
        "b",
        "A",
        "_$0",
        "select",
        "Size",
        "a b",
        ".",
        "'",
        "''",
        "\"",
        "it's \"x\"",
        "--",
        "/*",
        ";",
        "\n\r\t",
        "\\",
        "`",
        "[0]",
        "<<>>",
        "ä€",
        "😀",
        "\u0000"
    };

    private static final Expression[] CONSTANTS = {
        new Expression.Literal(AttributeValue.BOOL.TRUE, NOWHERE),
        new Expression.Literal(AttributeValue.BOOL.FALSE, NOWHERE),
        new Expression.Literal(AttributeValue.NULL.INSTANCE, NOWHERE),
        new Expression.Missing(NOWHERE),
        new Expression.Parameter(0, NOWHERE)
    };

    private final Random random;

    RandomStatements(Random random) {
        this.random = random;
    }

    Statement statement() {
        return switch (random.nextInt(5)) {
            case 0 -> select();
            case 1 -> new Statement.Exists(select(), NOWHERE);
            case 2 -> new Statement.Insert(table(), expression(4), 0);
            case 3 -> new Statement.Update(table(), several(1, 3, this::clause), where(), returning(), 0);
            default -> new Statement.Delete(table(), where(), returning(), 0);
        };
    }

    private Statement.Select select() {
        Projection projection =
                random.nextBoolean() ? new Projection.All() : new Projection.Paths(several(1, 3, this::path));
        Source source = new Source(text(), random.nextBoolean() ? text() : null, NOWHERE);
        List<OrderBy> orderBy = several(0, 2, () -> new OrderBy(path(), random.nextBoolean()));
        return new Statement.Select(projection, source, where(), orderBy, 0);
    }

    private Source table() {
        return new Source(text(), null, NOWHERE);
    }

    private UpdateClause clause() {
        return random.nextBoolean() ? new UpdateClause.Remove(path()) : new UpdateClause.Set(path(), expression(3));
    }

    private Expression where() {
        return random.nextInt(5) == 0 ? null : expression(4);
    }

    private Returning returning() {
        return random.nextInt(3) == 0
                ? null
                : new Returning(one(Returning.Attributes.values()), one(Returning.Image.values()), NOWHERE);
    }

    private Expression expression(int levels) {
        if (levels == 0 || random.nextInt(4) == 0) {
            return leaf();
        }
        return random.nextBoolean() ? condition(levels - 1) : value(levels - 1);
    }

    private Expression leaf() {
        return switch (random.nextInt(4)) {
            case 0 -> path();
            case 1 -> new Expression.Literal(new AttributeValue.S(text()), NOWHERE);
            case 2 -> new Expression.Literal(new AttributeValue.N(number()), NOWHERE);
            default -> one(CONSTANTS);
        };
    }

    private DynamoNumber number() {
        BigDecimal value = BigDecimal.valueOf(random.nextLong(), random.nextInt(200) - 100);
        return random.nextInt(10) == 0 ? DynamoNumber.ZERO : DynamoNumber.of(value);
    }

    private Expression condition(int levels) {
        return switch (random.nextInt(7)) {
            case 0 -> new Expression.And(parts(2, levels), NOWHERE);
            case 1 -> new Expression.Or(parts(2, levels), NOWHERE);
            case 2 -> new Expression.Not(expression(levels), NOWHERE);
            case 3 -> new Expression.Between(expression(levels), expression(levels), expression(levels), NOWHERE);
            case 4 -> new Expression.In(expression(levels), random.nextBoolean() ? list(levels) : leaf(), NOWHERE);
            case 5 -> new Expression.Is(expression(levels), one(Expression.Is.Kind.values()), NOWHERE);
            default ->
                new Expression.Comparison(one(Comparator.values()), expression(levels), expression(levels), NOWHERE);
        };
    }

    private Expression value(int levels) {
        return switch (random.nextInt(6)) {
            case 0 -> list(levels);
            case 1 -> new Expression.SetConstructor(parts(0, levels), NOWHERE);
            case 2 ->
                new Expression.MapConstructor(
                        several(0, 3, () -> new Expression.Member(text(), expression(levels), NOWHERE)), NOWHERE);
            case 3 -> new Expression.FunctionCall(one("size", "begins_with", "f"), parts(0, levels), NOWHERE);
            case 4 -> negation(expression(levels));
            default ->
                new Expression.Arithmetic(
                        one(Expression.Arithmetic.Operator.values()), expression(levels), expression(levels), NOWHERE);
        };
    }

    /** The negated expression, unless the sign would become a part of it. */
    private static Expression negation(Expression operand) {
        boolean number = operand instanceof Expression.Literal literal && literal.value() instanceof AttributeValue.N;
        return number ? operand : new Expression.Negation(operand, NOWHERE);
    }

    private Expression list(int levels) {
        return new Expression.ListConstructor(parts(0, levels), NOWHERE);
    }

    private List<Expression> parts(int least, int levels) {
        return several(least, 3, () -> expression(levels));
    }

    private Expression.Path path() {
        List<DocumentPath.Element> elements = several(0, 3, this::step);
        elements.add(0, new DocumentPath.Name(text()));
        return new Expression.Path(new DocumentPath(elements), NOWHERE);
    }

    private DocumentPath.Element step() {
        return random.nextBoolean()
                ? new DocumentPath.Name(text())
                : new DocumentPath.Index(random.nextInt(1_000_000_000));
    }

    private String text() {
        return one(TEXTS);
    }

    private <T> List<T> several(int least, int most, Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        for (int count = least + random.nextInt(most - least + 1); count > 0; count--) {
            elements.add(element.get());
        }
        return elements;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
