package dev.lodestone.store.expression.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.expression.ExpressionParameter;
import org.junit.jupiter.api.Test;

/** What the parser remembers. */
class ParsedCacheTest {
    @Test
    void remembersAndForgets() {
        ParsedCache<Integer> cache = new ParsedCache<>(10);
        assertNull(cache.find("0"));
        for (int at = 0; at < 100; at++) {
            cache.keep(String.valueOf(at), at);
            assertEquals(at, cache.find(String.valueOf(at)));
            assertTrue(cache.size() <= 12, "Remembers " + cache.size());
        }
        assertNull(cache.find("0"));
    }

    @Test
    void whatIsUsedIsNotForgotten() {
        ParsedCache<Integer> cache = new ParsedCache<>(10);
        cache.keep("used", -1);
        for (int at = 0; at < 100; at++) {
            cache.keep(String.valueOf(at), at);
            assertEquals(-1, cache.find("used"));
        }
    }

    @Test
    void anExpressionIsParsedOnce() {
        ExpressionParser parser = new ExpressionParser(10);
        assertSame(
                parser.condition(ExpressionParameter.CONDITION, "a = :v"),
                parser.condition(ExpressionParameter.FILTER, "a = :v"));
        assertSame(parser.update("SET a = :v"), parser.update("SET a = :v"));
        assertSame(parser.projection("a"), parser.projection("a"));
    }

    @Test
    void aLongExpressionIsNotRemembered() {
        ExpressionParser parser = new ExpressionParser(10);
        String longest = "a" + "b".repeat(1023);
        assertSame(parser.projection(longest), parser.projection(longest));
        assertNotSame(parser.projection(longest + "c"), parser.projection(longest + "c"));
    }

    @Test
    void reservedWordsInAnyCase() {
        assertEquals(true, ReservedWords.contains("ABORT"));
        assertEquals(true, ReservedWords.contains("zOne"));
        assertEquals(true, ReservedWords.contains("Status"));
        assertEquals(false, ReservedWords.contains("pk"));
        assertEquals(false, ReservedWords.contains(""));
    }
}
