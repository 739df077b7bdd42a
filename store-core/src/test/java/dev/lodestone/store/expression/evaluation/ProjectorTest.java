package dev.lodestone.store.expression.evaluation;

import static dev.lodestone.store.expression.Values.item;
import static dev.lodestone.store.expression.Values.l;
import static dev.lodestone.store.expression.Values.m;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.Item;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What projection expressions leave of items. */
class ProjectorTest {
    private static final Item ITEM = item(
            "a",
            n(1),
            "b",
            n(2),
            "m",
            m("x", n(3), "y", m("z", n(4), "w", n(5))),
            "l",
            l(n(0), m("p", s("p0"), "q", s("q0")), n(2), l(n(30), n(31))));

    private static Projection projection(String text) {
        return new ExpressionContext(new ExpressionParser(10), Map.of("#dot", "x.y"), null).projection(text);
    }

    private static Item project(String text) {
        return new Projector(projection(text)).project(ITEM);
    }

    @Test
    void topLevelAttributes() {
        assertEquals(item("b", n(2), "a", n(1)), project("b, a, absent"));
    }

    @Test
    void nestedPartsKeepTheirPlace() {
        assertEquals(item("m", m("y", m("z", n(4)), "x", n(3))), project("m.y.z, m.x, m.nix"));
    }

    @Test
    void elementsCloseUpInTheirOrder() {
        assertEquals(item("l", l(n(0), n(2))), project("l[2], l[0], l[9]"));
        assertEquals(item("l", l(m("q", s("q0"), "p", s("p0")), l(n(31)))), project("l[3][1], l[1].q, l[1].p"));
    }

    @Test
    void whatIsNotThereLeavesNoTrace() {
        assertEquals(item(), project("m.nix.x, l[7], a.b, b[0], #dot"));
        assertEquals(item(), new Projector(projection("a")).project((Item) null));
    }

    @Test
    void namesTheAttributesItReads() {
        assertEquals(Set.of("m", "l", "x.y"), projection("m.x, m.y, l[0], #dot").attributes());
    }
}
