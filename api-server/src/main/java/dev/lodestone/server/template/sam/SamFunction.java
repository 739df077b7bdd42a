package dev.lodestone.server.template.sam;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A serverless function, of which a function, an alias and event source mappings are made.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html">AWS::Serverless::Function</a>
 */
final class SamFunction {
    /** What both languages write alike. */
    private static final Set<String> KEPT =
            Set.of("FunctionName", "Runtime", "Handler", "Timeout", "MemorySize", "Environment", "PackageType");

    private final String logicalId;
    private final Mapping.Member origin;
    private final Mapping properties;

    SamFunction(String logicalId, Mapping.Member origin, Mapping properties) {
        this.logicalId = logicalId;
        this.origin = origin;
        this.properties = properties;
    }

    void addTo(SamTransform transform) {
        transform.put(logicalId, origin, "AWS::Lambda::Function", function());
        Location location = origin.location();
        transform.put(logicalId + "Role", origin, "AWS::IAM::Role", new Mapping(location, Map.of()));
        Mapping target = SamTransform.ref(location, logicalId);
        Node alias = properties.value("AutoPublishAlias");
        if (alias instanceof Scalar name) {
            Mapping ofFunction = Mapping.of(location, "FunctionName", target);
            Mapping ofAlias = ofFunction.with("Name", properties.location("AutoPublishAlias"), alias);
            transform.put(logicalId + "Alias" + name.text(), origin, "AWS::Lambda::Alias", ofAlias);
            transform.put(logicalId + ".Alias", origin, "AWS::Lambda::Alias", ofAlias);
            transform.put(logicalId + ".Version", origin, "AWS::Lambda::Version", ofFunction);
            target = SamTransform.ref(location, logicalId + "Alias" + name.text());
        } else if (alias != null) {
            // The logical id of the alias follows from its name, which SAM takes from parameters; here its value does.
            Mapping ofAlias = Mapping.of(location, "FunctionName", target)
                    .with("Name", properties.location("AutoPublishAlias"), alias);
            transform.put(logicalId + ".Alias", origin, "AWS::Lambda::Alias", ofAlias);
            target = SamTransform.ref(location, logicalId + ".Alias");
        }
        addEvents(transform, target);
    }

    private Mapping function() {
        Map<String, Mapping.Member> function = new LinkedHashMap<>();
        properties.members().forEach((name, member) -> {
            if (KEPT.contains(name)) {
                function.put(name, member);
            }
        });
        Mapping.Member code = code();
        if (code != null) {
            function.put("Code", code);
        } else if (!(((Mapping) origin.value()).value("Metadata") instanceof Mapping)) {
            throw new TemplateException(origin.location(), "the function " + logicalId + " has no CodeUri");
        }
        return new Mapping(origin.location(), function);
    }

    /** The code in CloudFormation's form; null where the function has none. */
    private Mapping.Member code() {
        if (properties.value("InlineCode") != null) {
            return part("InlineCode", "ZipFile");
        }
        if (properties.value("ImageUri") != null) {
            return part("ImageUri", "ImageUri");
        }
        Mapping.Member uri = properties.members().get("CodeUri");
        if (uri != null && uri.value() instanceof Mapping bucket && bucket.value("Bucket") != null) {
            Mapping renamed = Mapping.of(uri.location(), "S3Bucket", bucket.value("Bucket"));
            return new Mapping.Member(
                    uri.location(),
                    bucket.value("Key") == null
                            ? renamed
                            : renamed.with("S3Key", bucket.location("Key"), bucket.value("Key")));
        }
        if (uri == null && isImage()) {
            return new Mapping.Member(
                    origin.location(),
                    Mapping.of(
                            origin.location(), "ImageUri", Scalar.text(origin.location(), "built from " + logicalId)));
        }
        return uri;
    }

    private boolean isImage() {
        return properties.value("PackageType") instanceof Scalar type
                && type.text().equals("Image");
    }

    private Mapping.Member part(String from, String to) {
        Mapping.Member member = properties.members().get(from);
        return new Mapping.Member(member.location(), Mapping.of(member.location(), to, member.value()));
    }

    private void addEvents(SamTransform transform, Mapping target) {
        Node events = properties.value("Events");
        if (events == null) {
            return;
        }
        if (!(events instanceof Mapping mapping)) {
            throw events.mustBe("the Events of " + logicalId, "a mapping");
        }
        mapping.members().forEach((name, member) -> addEvent(transform, target, name, member));
    }

    private void addEvent(SamTransform transform, Mapping target, String name, Mapping.Member event) {
        if (!(event.value() instanceof Mapping body) || !(body.value("Type") instanceof Scalar type)) {
            throw event.value().wrong("the event " + name + " of " + logicalId + " has no Type");
        }
        if (!type.text().equals("DynamoDB")) {
            return;
        }
        if (!(body.value("Properties") instanceof Mapping given) || given.value("Stream") == null) {
            throw event.value().wrong("the event " + name + " of " + logicalId + " has no Stream");
        }
        Map<String, Mapping.Member> mapped = new LinkedHashMap<>(given.members());
        mapped.put("EventSourceArn", mapped.remove("Stream"));
        mapped.put("FunctionName", new Mapping.Member(event.location(), target));
        Mapping ofMapping = new Mapping(event.location(), mapped);
        Mapping.Member place = new Mapping.Member(event.location(), origin.value());
        transform.put(logicalId + name, place, "AWS::Lambda::EventSourceMapping", ofMapping);
    }
}
