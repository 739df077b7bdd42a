package dev.lodestone.streams.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Patterns made of what a record has, so that many of them match it; each field may also be something at random. */
final class FittingPatterns {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A value in a record, and how it is reached, elements of lists being no steps. */
    private record Leaf(List<String> path, JsonNode value) {}

    private final Random random;
    private final RandomPatterns anything;
    private final List<Leaf> leaves = new ArrayList<>();

    FittingPatterns(Random random, String record) {
        this.random = random;
        this.anything = new RandomPatterns(random, 0);
        addLeaves(List.of(), read(record));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLeaves(List<String> path, JsonNode node) {
        if (node.isArray()) {
            node.forEach(element -> addLeaves(path, element));
        } else if (node.isObject()) {
            node.properties().forEach(member -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(member.getKey());
                addLeaves(longer, member.getValue());
            });
        } else {
            leaves.add(new Leaf(path, node));
        }
    }

    String pattern() {
        ObjectNode pattern = JSON.createObjectNode();
        int fields = 1 + random.nextInt(3);
        for (int i = 0; i < fields; i++) {
            put(pattern);
        }
        if (random.nextInt(4) == 0) {
            ArrayNode alternatives = pattern.putArray("$or");
            put(alternatives.addObject());
            put(alternatives.addObject());
        }
        return pattern.toString();
    }

    private void put(ObjectNode pattern) {
        Leaf leaf = leaves.get(random.nextInt(leaves.size()));
        ObjectNode node = pattern;
        List<String> path = leaf.path();
        for (String step : path.subList(0, path.size() - 1)) {
            node = node.get(step) instanceof ObjectNode child ? child : node.putObject(step);
        }
        ArrayNode values = node.putArray(path.get(path.size() - 1));
        if (random.nextInt(4) == 0 && !leaf.value().isNumber()) {
            values.add(read(anything.element()));
        }
        if (random.nextInt(8) > 0 || values.isEmpty()) {
            values.add(random.nextInt(2) == 0 ? leaf.value() : operator(leaf.value()));
        }
    }

    /** An operator that may be true of a value. */
    private JsonNode operator(JsonNode value) {
        if (value.isNumber()) {
            String comparison = List.of("=", "<=", ">=", ">", "<").get(random.nextInt(5));
            return read("{\"numeric\":[\"" + comparison + "\",5]}");
        }
        String text = value.asText();
        String part = text.substring(random.nextInt(text.length() + 1));
        String start = text.substring(0, text.length() - part.length());
        return switch (random.nextInt(9)) {
            case 0 -> object("prefix", JSON.getNodeFactory().textNode(start));
            case 1 -> object("suffix", JSON.getNodeFactory().textNode(part));
            case 2 -> object("prefix", object("equals-ignore-case", swapped(start)));
            case 3 -> object("suffix", object("equals-ignore-case", swapped(part)));
            case 4 -> object("equals-ignore-case", swapped(text));
            case 5 -> object("anything-but", JSON.getNodeFactory().textNode(part));
            case 6 ->
                object("anything-but", object("prefix", JSON.getNodeFactory().textNode("x" + part)));
            case 7 -> object("wildcard", JSON.getNodeFactory().textNode(escaped(start) + '*' + escaped(part)));
            default -> object("exists", JSON.getNodeFactory().booleanNode(random.nextInt(4) > 0));
        };
    }

    private static JsonNode object(String name, JsonNode value) {
        return JSON.createObjectNode().set(name, value);
    }

    private static JsonNode swapped(String text) {
        StringBuilder swapped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            swapped.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return JSON.getNodeFactory().textNode(swapped.toString());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*");
    }
}
