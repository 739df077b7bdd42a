package dev.lodestone.streams.function;

import static dev.lodestone.streams.error.LambdaException.conflict;
import static dev.lodestone.streams.error.LambdaException.notFound;

import dev.lodestone.store.document.Documents;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.CodeStore;
import dev.lodestone.streams.function.definition.ConfigurationRules;
import dev.lodestone.streams.function.definition.DefinitionDocument;
import dev.lodestone.streams.function.definition.FunctionArn;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.function.definition.FunctionDirectory;
import dev.lodestone.streams.function.process.Bootstraps;
import dev.lodestone.streams.function.process.FunctionProcesses;
import dev.lodestone.streams.function.process.Launchers;
import dev.lodestone.streams.function.process.ProcessSettings;
import dev.lodestone.streams.invocation.FunctionResolver;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The functions that there are. Those that run in child processes are kept in the store, with their code where it was
 * unpacked; those that are objects of this process last as long as it. Thread-safe.
 *
 * <p>Requests name functions by a name, a partial ARN or a whole one. There is one version of each, {@code $LATEST}, which its
 * aliases name as well.
 */
public final class Functions implements FunctionResolver, AutoCloseable {
    private static final String KIND = "lambda-function";

    private final FunctionsOptions options;
    private final Documents documents;
    private final StoreClock clock;
    private final IdSource ids;
    private final CodeStore code;
    private final FunctionProcesses processes;
    private final NavigableMap<String, FunctionDefinition> definitions = new TreeMap<>();
    private final Map<String, InvocationTarget> objects = new HashMap<>();

    /** Functions that are kept in these documents; those that are there already are there at once. */
    public Functions(FunctionsOptions options, Documents documents, StoreClock clock, IdSource ids) {
        this.options = options;
        this.documents = documents;
        this.clock = clock;
        this.ids = ids;
        FunctionDirectory directory = FunctionDirectory.at(options.directory());
        code = new CodeStore(directory);
        load();
        ProcessSettings settings = new ProcessSettings(
                options.region(),
                options.home(),
                options.environment(),
                new Bootstraps(directory),
                options.endpoints(),
                options.launchers(),
                options.limits(),
                options.log());
        processes = new FunctionProcesses(settings, directory::close);
    }

    /** Whether there are functions that are kept in these documents. */
    public static boolean anyIn(Documents documents) {
        return !documents.all(KIND).isEmpty();
    }

    private void load() {
        Set<Path> used = new HashSet<>();
        for (byte[] document : documents.all(KIND)) {
            FunctionDefinition definition = DefinitionDocument.read(document);
            definitions.put(definition.name(), definition);
            used.add(definition.code().folder());
        }
        code.keepOnly(used);
    }

    /**
     * Makes a function.
     *
     * @throws LambdaException if there is one of this name, or the settings or the code do not do
     */
    public FunctionDefinition create(
            String functionName, FunctionConfiguration configuration, CodeSource source, Map<String, String> tags) {
        return write(functionName, configuration, source, tags, Set.of(), true);
    }

    /**
     * Makes a function or replaces the one of this name, as a template declares it. Processes of one that runs as before go
     * on.
     *
     * @param aliases other names for the function's one version
     * @throws LambdaException if the settings or the code do not do
     */
    public FunctionDefinition declare(
            String functionName,
            FunctionConfiguration configuration,
            CodeSource source,
            Map<String, String> tags,
            Set<String> aliases) {
        return write(functionName, configuration, source, tags, aliases, false);
    }

    private FunctionDefinition write(
            String functionName,
            FunctionConfiguration given,
            CodeSource source,
            Map<String, String> tags,
            Set<String> aliases,
            boolean mustBeNew) {
        FunctionArn wanted = arn(functionName);
        if (!isHere(wanted)) {
            throw notFound("Functions from '" + wanted.region() + "' of " + wanted.account()
                    + " are not reachable in this region ('" + options.region() + "' of " + options.account() + ")");
        }
        String name = wanted.name();
        FunctionConfiguration configuration = given.withDefaults();
        ConfigurationRules.check(configuration);
        FunctionDefinition previous;
        FunctionDefinition definition;
        synchronized (this) {
            previous = definitions.get(name);
            if (mustBeNew && (previous != null || objects.containsKey(name))) {
                throw conflict("Function already exist: " + name);
            }
            String revision = ids.next().toString();
            definition = new FunctionDefinition(
                    name,
                    configuration,
                    code.take(name, revision, source),
                    tags,
                    aliases,
                    clock.epochMillis(),
                    revision);
            keep(definition);
        }
        processes.change(definition);
        if (previous != null
                && !previous.code().folder().equals(definition.code().folder())) {
            code.delete(previous.code());
        }
        return definition;
    }

    private void keep(FunctionDefinition definition) {
        documents.put(KIND, definition.name(), DefinitionDocument.write(definition));
        definitions.put(definition.name(), definition);
    }

    /** Stores the functions that there are, and no others, whatever the documents have become meanwhile. */
    public synchronized void keepAll() {
        for (byte[] document : documents.all(KIND)) {
            String name = DefinitionDocument.read(document).name();
            if (!definitions.containsKey(name)) {
                documents.delete(KIND, name);
            }
        }
        List.copyOf(definitions.values()).forEach(this::keep);
    }

    /**
     * A function that runs in child processes.
     *
     * @throws LambdaException ResourceNotFoundException
     */
    public synchronized FunctionDefinition get(FunctionArn function) {
        FunctionDefinition definition = isHere(function) ? definitions.get(function.name()) : null;
        if (definition == null || !hasVersion(definition, function.qualifier())) {
            throw missing(function);
        }
        return definition;
    }

    /**
     * A part of all functions that run in child processes.
     *
     * @param marker where the list goes on, from the part before; null at its beginning
     */
    public synchronized FunctionPage list(String marker, int maxItems) {
        List<FunctionDefinition> rest =
                List.copyOf((marker == null ? definitions : definitions.tailMap(marker, true)).values());
        if (rest.size() <= maxItems) {
            return new FunctionPage(rest, null);
        }
        return new FunctionPage(rest.subList(0, maxItems), rest.get(maxItems).name());
    }

    /**
     * Changes a function's settings.
     *
     * @param change the members that are not null
     * @throws LambdaException if there is no such function, or the settings do not do
     */
    public FunctionDefinition updateConfiguration(FunctionArn function, FunctionConfiguration change) {
        FunctionDefinition definition;
        synchronized (this) {
            FunctionDefinition previous = get(function);
            FunctionConfiguration configuration = previous.configuration().changedBy(change);
            ConfigurationRules.check(configuration);
            definition = previous.withConfiguration(
                    configuration, clock.epochMillis(), ids.next().toString());
            keep(definition);
        }
        processes.change(definition);
        return definition;
    }

    /**
     * Changes a function's code.
     *
     * @throws LambdaException if there is no such function, or the code does not do
     */
    public FunctionDefinition updateCode(FunctionArn function, CodeSource source) {
        FunctionDefinition previous;
        FunctionDefinition definition;
        synchronized (this) {
            previous = get(function);
            String revision = ids.next().toString();
            definition = previous.withCode(code.take(previous.name(), revision, source), clock.epochMillis(), revision);
            keep(definition);
        }
        processes.change(definition);
        code.delete(previous.code());
        return definition;
    }

    /**
     * Puts a function's tags in the place of those that it has.
     *
     * @throws LambdaException ResourceNotFoundException
     */
    public synchronized void setTags(FunctionArn function, Map<String, String> tags) {
        keep(get(function).withTags(tags));
    }

    /**
     * Deletes a function and ends its processes.
     *
     * @throws LambdaException ResourceNotFoundException
     */
    public void delete(FunctionArn function) {
        FunctionDefinition definition;
        synchronized (this) {
            definition = get(function);
            documents.delete(KIND, definition.name());
            definitions.remove(definition.name());
        }
        processes.end(definition.name());
        code.delete(definition.code());
    }

    /**
     * Has a function run by an object of this process, in the place of one that was registered before; one that runs in child
     * processes is hidden by it.
     */
    public synchronized void register(String functionName, InvocationTarget target) {
        objects.put(arn(functionName).name(), target);
    }

    /** Takes back what was registered, if it was. */
    public synchronized void unregister(String functionName) {
        objects.remove(arn(functionName).name());
    }

    @Override
    public synchronized InvocationTarget find(String functionArn) {
        FunctionArn function;
        try {
            function = arn(functionArn);
        } catch (LambdaException notAnArn) {
            return null;
        }
        if (!isHere(function)) {
            return null;
        }
        InvocationTarget object = objects.get(function.name());
        if (object != null) {
            return object;
        }
        FunctionDefinition definition = definitions.get(function.name());
        return definition != null && hasVersion(definition, function.qualifier())
                ? invocation -> invoke(function, invocation)
                : null;
    }

    private CompletionStage<InvocationResult> invoke(FunctionArn function, Invocation invocation) {
        FunctionDefinition definition;
        synchronized (this) {
            definition = definitions.get(function.name());
            if (definition != null) {
                return processes.invoke(definition, invocation, function.toString());
            }
        }
        return CompletableFuture.failedFuture(new InvocationException(
                InvocationException.Reason.NOT_FOUND, "There is no function any more named " + function.name()));
    }

    /**
     * What runs a function at present, whatever runs it.
     *
     * @throws LambdaException ResourceNotFoundException
     */
    public InvocationTarget target(FunctionArn function) {
        InvocationTarget target = find(function.toString());
        if (target == null) {
            throw missing(function);
        }
        return target;
    }

    private static LambdaException missing(FunctionArn function) {
        return notFound("Function not found: " + function);
    }

    private boolean isHere(FunctionArn function) {
        return function.region().equals(options.region()) && function.account().equals(options.account());
    }

    private static boolean hasVersion(FunctionDefinition definition, String qualifier) {
        return qualifier == null
                || qualifier.equals(InvocationResult.LATEST_VERSION)
                || definition.aliases().contains(qualifier);
    }

    /**
     * The ARN of a function that a request names.
     *
     * @param functionName a name, a partial ARN or a whole one, each with a qualifier or without
     * @throws LambdaException ValidationException if it is none of them
     */
    public FunctionArn arn(String functionName) {
        return FunctionArn.parse(functionName, options.region(), options.account());
    }

    /**
     * Why a function could not be run, as far as that can be told without calling it.
     *
     * @return what is missing, for the user; null if nothing seems to be
     * @throws LambdaException ResourceNotFoundException
     */
    public String obstacle(FunctionArn function) {
        return Launchers.obstacle(get(function), options.launchers());
    }

    /** How many processes a function has at present. */
    public int processes(String functionName) {
        return processes.count(arn(functionName).name());
    }

    /** Ends all processes. Functions that are kept in the store stay there. */
    @Override
    public void close() {
        processes.close();
    }
}
