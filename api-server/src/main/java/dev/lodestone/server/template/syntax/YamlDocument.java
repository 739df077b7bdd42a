package dev.lodestone.server.template.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML document that is being read, from the parser's events, so that its depth and its aliases are watched while it is
 * read. CloudFormation's short tags become the functions that they stand for.
 */
final class YamlDocument {
    /** What an anchor names: null while it is being read. */
    private record Anchored(Node node, long size) {}

    private final String file;
    private final Iterator<Event> events;
    private final Limits limits = new Limits();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();

    private YamlDocument(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    static Node read(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Limits.MOST_BYTES)
                .build();
        try {
            return new YamlDocument(file, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            throw notYaml(mark.map(found -> found.getLine() + 1).orElse(0), file, context + e.getProblem());
        } catch (YamlEngineException e) {
            throw notYaml(0, file, e.getMessage());
        }
    }

    private static TemplateException notYaml(int line, String file, String reason) {
        return new TemplateException(
                new Location(file, line),
                "this is not YAML: " + reason.replace("\n", " ").strip());
    }

    private Location place(Event event) {
        return new Location(
                file, event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0));
    }

    private Node document() {
        Event event = events.next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = events.next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            throw new TemplateException(new Location(file, 0), SourceReader.EMPTY);
        }
        Node node = node(event, 1);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new TemplateException(place(after), "a second document begins here, and a template is one");
        }
        return node;
    }

    private Node node(Event event, int depth) {
        Location location = place(event);
        limits.checkDepth(location, depth);
        if (event instanceof AliasEvent alias) {
            return aliased(location, alias.getAlias());
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
        long before = limits.counted();
        limits.count(location, 1);
        Node node = event instanceof ScalarEvent scalar ? scalar(location, scalar) : collection(location, event, depth);
        anchor.ifPresent(name -> anchors.put(name, new Anchored(node, limits.counted() - before)));
        return node;
    }

    private Node aliased(Location location, Anchor alias) {
        Anchored anchored = anchors.get(alias);
        if (anchored == null) {
            throw new TemplateException(location, "there is no anchor '" + alias.getValue() + "' above");
        }
        if (anchored.node == null) {
            throw new TemplateException(location, "'*" + alias.getValue() + "' contains itself");
        }
        limits.count(location, anchored.size);
        return anchored.node;
    }

    private static Node scalar(Location location, ScalarEvent event) {
        String text = SourceReader.checked(location, event.getValue());
        return tagged(event.getTag(), new Scalar(location, text, event.isPlain()));
    }

    private Node collection(Location location, Event event, int depth) {
        Optional<String> tag = ((CollectionStartEvent) event).getTag();
        return tagged(
                tag,
                event.getEventId() == Event.ID.MappingStart ? mapping(location, depth) : sequence(location, depth));
    }

    private Mapping mapping(Location location, int depth) {
        MappingBuilder members = new MappingBuilder(location);
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(node(event, depth + 1) instanceof Scalar key)) {
                throw new TemplateException(place(event), "a name is expected here, not a list or mapping");
            }
            Location at = place(event);
            if (key.plain() && key.text().equals("<<")) {
                members.merge(node(events.next(), depth + 1));
            } else {
                members.checkNew(at, key.text());
                members.add(at, key.text(), node(events.next(), depth + 1));
            }
        }
        return members.build();
    }

    private Sequence sequence(Location location, int depth) {
        List<Node> elements = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            elements.add(node(event, depth + 1));
        }
        return new Sequence(location, elements);
    }

    /** The function that a short tag stands for; the node itself without one. */
    private static Node tagged(Optional<String> tag, Node node) {
        String name = tag.orElse("");
        if (name.length() < 2 || name.charAt(0) != '!') {
            return node;
        }
        String function = name.substring(1);
        boolean isWhole = function.equals("Ref") || function.equals("Condition");
        return Mapping.of(node.location(), isWhole ? function : "Fn::" + function, node);
    }
}
