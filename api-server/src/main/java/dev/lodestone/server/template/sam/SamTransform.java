package dev.lodestone.server.template.sam;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Merge;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces the serverless functions and tables of a template by what the service makes of them. What has nothing to do with
 * tables and their triggers is left out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html">Generated
 *     resources</a>
 */
public final class SamTransform {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String TABLE = "AWS::Serverless::SimpleTable";
    private static final Set<String> GLOBAL_SECTIONS = Set.of(
            "Function",
            "Api",
            "HttpApi",
            "SimpleTable",
            "StateMachine",
            "LayerVersion",
            "CapacityProvider",
            "WebSocketApi");

    private final Mapping template;
    private final Map<String, Mapping.Member> resources = new LinkedHashMap<>();

    private SamTransform(Mapping template) {
        this.template = template;
    }

    /** The template with CloudFormation's resources in place of SAM's; itself if it has none of them. */
    public static Mapping apply(Mapping template) {
        if (!(template.value("Resources") instanceof Mapping section)) {
            return template;
        }
        SamTransform transform = new SamTransform(template);
        section.members().forEach(transform::add);
        return template.with(
                "Resources", template.location("Resources"), new Mapping(section.location(), transform.resources));
    }

    private void add(String logicalId, Mapping.Member member) {
        String type =
                member.value() instanceof Mapping body && body.value("Type") instanceof Scalar name ? name.text() : "";
        switch (type) {
            case FUNCTION -> new SamFunction(logicalId, member, properties(member, "Function")).addTo(this);
            case TABLE ->
                put(
                        logicalId,
                        member,
                        "AWS::DynamoDB::Table",
                        SimpleTable.properties(logicalId, properties(member, "SimpleTable")));
            default -> resources.put(logicalId, member);
        }
    }

    /** The properties of a resource with what {@code Globals} says of all of its type. */
    private Mapping properties(Mapping.Member member, String section) {
        Mapping body = (Mapping) member.value();
        Node own = body.value("Properties");
        if (own == null) {
            own = new Mapping(member.location(), Map.of());
        }
        if (!(own instanceof Mapping)) {
            throw own.mustBe("the Properties", "a mapping");
        }
        return (Mapping) Merge.over(globals(section), own);
    }

    private Node globals(String section) {
        Node globals = template.value("Globals");
        if (globals == null) {
            return null;
        }
        if (!(globals instanceof Mapping mapping)) {
            throw globals.mustBe("Globals", "a mapping");
        }
        mapping.members().forEach((name, member) -> {
            if (!GLOBAL_SECTIONS.contains(name)) {
                throw new TemplateException(member.location(), "Globals has no section '" + name + "'");
            }
        });
        return mapping.value(section);
    }

    /** Adds a resource that stands where a serverless one stood, with its condition and notes. */
    void put(String logicalId, Mapping.Member origin, String type, Mapping properties) {
        Mapping body = (Mapping) origin.value();
        Location location = origin.location();
        Mapping made = Mapping.of(location, "Type", Scalar.text(location, type))
                .with("Properties", properties.location(), properties);
        for (String kept : List.of("Condition", "Metadata")) {
            if (body.value(kept) != null) {
                made = made.with(kept, body.location(kept), body.value(kept));
            }
        }
        Mapping.Member before = resources.put(logicalId, new Mapping.Member(location, made));
        if (before != null) {
            throw new TemplateException(
                    location,
                    "this makes a resource " + logicalId + ", which there is at " + before.location() + " already");
        }
    }

    /** A reference to a resource. */
    static Mapping ref(Location location, String name) {
        return Mapping.of(location, "Ref", Scalar.text(location, name));
    }
}
