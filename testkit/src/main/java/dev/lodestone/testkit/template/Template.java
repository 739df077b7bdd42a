package dev.lodestone.testkit.template;

import dev.lodestone.testkit.resource.NamedResource;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A template of SAM, CloudFormation, CDK or the Serverless Framework, and how it is to be read; several count as one where
 * they import what others of them export. Which language it is in is told from its content. Immutable.
 *
 * <pre>{@code
 * lodestone.deploy(Template.file(Path.of("template.yaml")).parameter("Stage", "test"));
 * }</pre>
 */
public final class Template {
    private final List<NamedResource> sources;
    private final Map<String, String> parameters;
    private final String stage;
    private final boolean functions;

    private Template(List<NamedResource> sources, Map<String, String> parameters, String stage, boolean functions) {
        this.sources = List.copyOf(sources);
        this.parameters = Map.copyOf(parameters);
        this.stage = stage;
        this.functions = functions;
    }

    /** A file, or CDK's folder {@code cdk.out}. */
    public static Template file(Path path) {
        return of(NamedResource.file(path));
    }

    /**
     * A resource on the class path.
     *
     * @param anchor beside whose class file it is looked for, unless its name begins with a slash
     * @throws IllegalArgumentException if it is not there
     */
    public static Template resource(Class<?> anchor, String name) {
        try {
            return of(NamedResource.resource(anchor, name));
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * What a class names: a resource beside it or a class above it, or at the root of the class path, or else a file or
     * folder.
     *
     * @throws IllegalArgumentException if there is nothing of this name
     */
    public static Template named(Class<?> anchor, String name) {
        try {
            return of(NamedResource.named(anchor, name));
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Template of(NamedResource source) {
        return new Template(List.of(source), Map.of(), null, false);
    }

    /** This template and another one: they can import what either exports, and have the parameters of both. */
    public Template and(Template other) {
        List<NamedResource> both =
                Stream.concat(sources.stream(), other.sources.stream()).toList();
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(other.parameters);
        return new Template(both, all, other.stage == null ? stage : other.stage, functions || other.functions);
    }

    /** A value for a parameter, or for something else that the template names and nobody here can know. */
    public Template parameter(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Template(sources, more, stage, functions);
    }

    /** The stage of a {@code serverless.yml}; its own unless told. */
    public Template stage(String name) {
        return new Template(sources, parameters, Objects.requireNonNull(name, "name"), functions);
    }

    /**
     * With its functions and triggers, which run in processes of their own. Without this a template is its tables, and what
     * it says of functions need not be known here, nor be built.
     */
    public Template withFunctions() {
        return new Template(sources, parameters, stage, true);
    }

    List<NamedResource> sources() {
        return new ArrayList<>(sources);
    }

    Map<String, String> parameters() {
        return parameters;
    }

    /** The stage, or null for the template's own. */
    String stage() {
        return stage;
    }

    boolean hasFunctions() {
        return functions;
    }
}
