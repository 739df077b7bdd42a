package dev.lodestone.store.expression.evaluation;

import static dev.lodestone.store.expression.Values.item;
import static dev.lodestone.store.expression.Values.l;
import static dev.lodestone.store.expression.Values.m;
import static dev.lodestone.store.expression.Values.map;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.ns;
import static dev.lodestone.store.expression.Values.s;
import static dev.lodestone.store.expression.Values.ss;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What update expressions make of items. */
class UpdateEvaluatorTest {
    private static final Item KEY = item("pk", s("k"));
    private static final Map<String, AttributeValue> VALUES = map(
            ":x",
            s("x"),
            ":y",
            s("y"),
            ":one",
            n(1),
            ":two",
            n(2),
            ":list",
            l(s("x"), s("y")),
            ":ss",
            ss("a", "b"),
            ":ns",
            ns(1, 2),
            ":max",
            n("9E+125"),
            ":tiny",
            n("1E-100"));

    private static Update update(String text) {
        return new ExpressionContext(new ExpressionParser(10), null, VALUES).update(text);
    }

    private static Item apply(String text, Item previous) {
        return UpdateEvaluator.apply(update(text), previous, KEY);
    }

    private static void refused(String message, String text, Item previous) {
        assertEquals(
                message,
                assertThrows(DynamoDbException.class, () -> apply(text, previous))
                        .getMessage());
    }

    @Nested
    class Set {
        @Test
        void anItemThatDoesNotExistStartsFromItsKey() {
            assertEquals(item("pk", s("k"), "a", s("x"), "b", s("k")), apply("SET a = :x, b = pk", null));
        }

        @Test
        void valuesAreThoseBeforeTheUpdate() {
            Item before = item("a", s("1"), "b", s("2"));
            assertEquals(item("a", s("2"), "b", s("1")), apply("SET a = b, b = a", before));
            assertEquals(item("b", s("1")), apply("SET b = a REMOVE a", before));
        }

        @Test
        void arithmetic() {
            assertEquals(item("a", n(7)), apply("SET a = a + :two", item("a", n(5))));
            assertEquals(item("a", n(-3)), apply("SET a = :two - a", item("a", n(5))));
            assertEquals(item("a", n(8)), apply("set a = (a + :two) + :one", item("a", n(5))));
        }

        @Test
        void functions() {
            assertEquals(item("a", n(1)), apply("SET a = if_not_exists(a, :two)", item("a", n(1))));
            assertEquals(item("a", n(3)), apply("SET a = if_not_exists(b, :two) + :one", item("a", n(1))));
            assertEquals(
                    item("a", l(n(1), s("x"), s("y"))), apply("SET a = list_append(a, :list)", item("a", l(n(1)))));
            assertEquals(
                    item("a", l(s("x"), s("y"))),
                    apply("SET a = list_append(if_not_exists(b.c, :list), a)", item("a", l())));
        }

        @Test
        void nestedPathsNeedTheirParents() {
            Item before = item("m", m("a", n(1)), "l", l(m()));
            assertEquals(
                    item("m", m("a", s("x"), "b", s("y")), "l", l(m("c", n(1)))),
                    apply("SET m.a = :x, m.b = :y, l[0].c = :one", before));
            String invalid = "The document path provided in the update expression is invalid for update";
            refused(invalid, "SET x.a = :x", before);
            refused(invalid, "SET m.x.a = :x", before);
            refused(invalid, "SET m[0] = :x", before);
            refused(invalid, "SET l.a = :x", before);
            refused(invalid, "SET l[1].a = :x", before);
            refused(invalid, "REMOVE x.a", before);
        }

        @Test
        void beyondTheEndOfAListAppendsInOrderOfTheIndexes() {
            assertEquals(
                    item("l", l(n(0), s("x"), s("y"), n(2))),
                    apply("SET l[20] = :two, l[1] = :x, l[7] = :y", item("l", l(n(0), n(1)))));
        }

        @Test
        void operandsThatDoNotSuit() {
            String missing = "The provided expression refers to an attribute that does not exist in the item";
            refused(missing, "SET a = b", KEY);
            refused(missing, "SET a = a + :one", KEY);
            refused(missing, "SET x.y = b", KEY);
            String type = "An operand in the update expression has an incorrect data type";
            refused(type, "SET a = pk + :one", KEY);
            refused(type, "SET a = list_append(pk, :list)", KEY);
        }

        @Test
        void numbersOutOfRange() {
            refused(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range",
                    "SET a = a + :max",
                    item("a", n("9E+125")));
            refused("Attempting to store more than 38 significant digits in a Number", "SET a = :one + :tiny", KEY);
        }

        @Test
        void nestingTooDeep() {
            AttributeValue value = n(1);
            for (int depth = 0; depth < 30; depth++) {
                value = l(value);
            }
            assertEquals(item("m", m("x", value), "v", value), apply("SET m.x = v", item("m", m(), "v", value)));
            refused(
                    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit",
                    "SET m.x = v",
                    item("m", m(), "v", l(value)));
        }
    }

    @Nested
    class Remove {
        @Test
        void attributesMembersAndElements() {
            Item before = item("a", n(1), "m", m("x", n(1), "y", n(2)), "l", l(n(0), n(1), n(2), n(3)));
            assertEquals(
                    item("m", m("y", n(2)), "l", l(n(1), n(3))),
                    apply("REMOVE a, m.x, m.z, l[0], l[2], l[9], nothing", before));
        }

        @Test
        void indexesAreThoseBeforeTheUpdate() {
            assertEquals(
                    item("l", l(s("x"), n(2), s("y"))),
                    apply("SET l[1] = :x, l[3] = :y REMOVE l[0]", item("l", l(n(0), n(1), n(2)))));
        }
    }

    @Nested
    class Add {
        @Test
        void numbers() {
            assertEquals(item("a", n(3)), apply("ADD a :two", item("a", n(1))));
            assertEquals(item("pk", s("k"), "a", n(2)), apply("ADD a :two", null));
            assertEquals(item("m", m("a", n(2))), apply("ADD m.a :two", item("m", m())));
        }

        @Test
        void sets() {
            assertEquals(item("a", ss("a", "b", "c")), apply("ADD a :ss", item("a", ss("b", "c"))));
            assertEquals(item("a", ns(1, 2, 3)), apply("ADD a :ns", item("a", ns(3))));
            assertEquals(item("pk", s("k"), "a", ss("a", "b")), apply("ADD a :ss", null));
        }

        @Test
        void otherTypes() {
            String type = "An operand in the update expression has an incorrect data type";
            refused(type, "ADD a :one", item("a", s("1")));
            refused(type, "ADD a :ss", item("a", ns(1)));
            refused(type, "DELETE a :ss", item("a", ns(1)));
        }
    }

    @Nested
    class Delete {
        @Test
        void elementsOfSets() {
            assertEquals(item("a", ss("c")), apply("DELETE a :ss", item("a", ss("a", "c"))));
            assertEquals(item(), apply("DELETE a :ns", item("a", ns(1))));
            assertEquals(item("x", n(1)), apply("DELETE a :ss", item("x", n(1))));
        }
    }

    @Nested
    class Touched {
        @Test
        void pathsAndAttributes() {
            Update update = update("SET m.a = b.c, l[0] = if_not_exists(d, :x) REMOVE e ADD f :one");
            assertEquals(java.util.Set.of("m", "l", "e", "f"), update.changedAttributes());
            assertEquals(java.util.Set.of("m", "l", "e", "f", "b", "d"), update.attributes());
        }

        @Test
        void onlyTheTouchedPathsAreShown() {
            Item before = item("m", m("a", n(1), "b", n(2)), "l", l(n(0), n(1), n(2)), "x", n(1));
            Update update = update("SET m.a = :x, l[2] = :y REMOVE x");
            Item after = UpdateEvaluator.apply(update, before, KEY);
            Projector touched = new Projector(update.touched());
            assertEquals(item("m", m("a", n(1)), "l", l(n(2)), "x", n(1)), touched.project(before));
            assertEquals(item("m", m("a", s("x")), "l", l(s("y"))), touched.project(after));
        }
    }
}
