package dev.lodestone.store.expression.syntax;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what has been parsed, by its text, up to a bound. It keeps two generations: what is used moves to the young
 * one, and when that is full it becomes the old one, and what has not been used since is forgotten. Thread-safe.
 */
public final class ParsedCache<T> {
    private final int generationSize;
    private volatile Generations<T> generations =
            new Generations<>(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    /** A cache of at most about this many texts. */
    public ParsedCache(int capacity) {
        this.generationSize = Math.max(capacity / 2, 1);
    }

    /** What was parsed from this text, or null. */
    public T find(String text) {
        Generations<T> current = generations;
        T parsed = current.young.get(text);
        if (parsed == null) {
            parsed = current.old.get(text);
            if (parsed != null) {
                keep(text, parsed);
            }
        }
        return parsed;
    }

    /** Remembers what was parsed from this text. */
    public void keep(String text, T parsed) {
        Generations<T> current = generations;
        current.young.put(text, parsed);
        if (current.young.size() > generationSize) {
            age(current);
        }
    }

    private synchronized void age(Generations<T> full) {
        if (generations == full) {
            generations = new Generations<>(new ConcurrentHashMap<>(), full.young);
        }
    }

    /** How many expressions are remembered. */
    int size() {
        Generations<T> current = generations;
        return current.young.size() + current.old.size();
    }

    private static final class Generations<T> {
        private final ConcurrentHashMap<String, T> young;
        private final ConcurrentHashMap<String, T> old;

        Generations(ConcurrentHashMap<String, T> young, ConcurrentHashMap<String, T> old) {
            this.young = young;
            this.old = old;
        }
    }
}
