package dev.lodestone.server.template.deploy;

import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionCode;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import dev.lodestone.store.document.Documents;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.FunctionArn;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingSettings;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.MappingUpdate;
import dev.lodestone.streams.mapping.NewMapping;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Makes the functions and mappings of a store what templates declare. Used by one thread at a time. */
public final class LambdaTriggers implements TriggerHost {
    private static final String CHANGED = "changed";

    /** How long it is waited for the end of a mapping that is being deleted while it is declared again. */
    private static final long DELETION_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

    private final LocalLambda lambda;
    private final Documents documents;
    private final String namespace;

    /** The UUIDs of the mappings that have been declared since something vanished last, by what they are called. */
    private final Map<String, String> uuids = new HashMap<>();

    /**
     * Triggers of a store.
     *
     * @param documents remembers which template has declared what
     * @param namespace whose tables they are, as in {@link dev.lodestone.store.catalog.RequestScope}
     */
    public LambdaTriggers(LocalLambda lambda, Documents documents, String namespace) {
        this.lambda = lambda;
        this.documents = documents;
        this.namespace = namespace;
    }

    @Override
    public String declare(FunctionDeclaration declared, Map<String, String> environment) throws RefusedException {
        URI elsewhere = lambda.endpoints().of(declared.name());
        if (elsewhere != null) {
            boolean isNew = lambda.endpoints().rename(declared.name(), declared.nameElsewhere());
            return isNew ? "called at " + elsewhere : null;
        }
        if (declared.runtime() == null) {
            throw new RefusedException("it names no runtime, and images do not run here");
        }
        FunctionConfiguration configuration = new FunctionConfiguration(
                declared.runtime(),
                declared.handler(),
                environment,
                declared.timeoutSeconds(),
                declared.memoryMegabytes(),
                null,
                null);
        CodeSource code = code(declared);
        try {
            FunctionDefinition before = find(declared.name());
            FunctionDefinition after = lambda.functions()
                    .declare(declared.name(), configuration, code, Map.of(), new HashSet<>(declared.aliases()));
            lambda.mappings().functionsChanged();
            String obstacle = lambda.functions().obstacle(lambda.functions().arn(declared.name()));
            if (obstacle != null) {
                throw new RefusedException("it cannot be run: " + obstacle);
            }
            return before == null ? CREATED : isSame(before, after) ? null : CHANGED;
        } catch (LambdaException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    private static boolean isSame(FunctionDefinition before, FunctionDefinition after) {
        return before.configuration().equals(after.configuration())
                && before.code().sha256().equals(after.code().sha256())
                && before.aliases().equals(after.aliases());
    }

    private FunctionDefinition find(String name) {
        FunctionArn arn = lambda.functions().arn(name);
        return lambda.functions().find(arn.toString()) == null
                ? null
                : lambda.functions().get(arn);
    }

    private static CodeSource code(FunctionDeclaration declared) throws RefusedException {
        if (declared.code() instanceof FunctionCode.Local local) {
            return code(local.path());
        }
        if (declared.code() instanceof FunctionCode.Inline inline) {
            return InlineCode.archive(declared.runtime(), inline.source());
        }
        throw new RefusedException(
                "its code is not on this machine: " + ((FunctionCode.Elsewhere) declared.code()).where());
    }

    private static CodeSource code(Path path) throws RefusedException {
        if (Files.isDirectory(path)) {
            return new CodeSource.Folder(path);
        }
        if (!Files.exists(path)) {
            throw new RefusedException("there is no code in " + path);
        }
        try {
            return new CodeSource.Zip(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new RefusedException("its code cannot be read: " + path);
        }
    }

    @Override
    public String declare(MappingDeclaration declared, String streamArn) throws RefusedException {
        try {
            FunctionArn arn = lambda.functions().arn(declared.functionName());
            String functionArn =
                    (declared.qualifier() == null ? arn : arn.withQualifier(declared.qualifier())).toString();
            NewMapping wanted = new NewMapping(
                    namespace,
                    streamArn,
                    functionArn,
                    declared.settings().startingPosition(),
                    parameters(declared.settings()),
                    Map.of());
            EventSourceMapping found = find(streamArn, functionArn);
            if (found == null) {
                uuids.put(declared.described(), lambda.mappings().create(wanted).uuid());
                return CREATED;
            }
            uuids.put(declared.described(), found.uuid());
            return change(found, wanted.settings());
        } catch (LambdaException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    /** The mapping from a stream to a function, or null. One that is being deleted goes on until its call has ended. */
    private EventSourceMapping find(String streamArn, String functionArn) {
        long deadline = System.nanoTime() + DELETION_NANOS;
        while (true) {
            List<EventSourceMapping> found =
                    lambda.mappings().list(streamArn, functionArn, null, null).mappings();
            boolean isLeaving = !found.isEmpty() && found.get(0).state() == MappingState.DELETING;
            if (!isLeaving || System.nanoTime() > deadline) {
                return found.isEmpty() || isLeaving ? null : found.get(0);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private String change(EventSourceMapping found, MappingSettings wanted) {
        if (found.settings().equals(wanted)) {
            return null;
        }
        lambda.mappings().update(found.uuid(), new MappingUpdate(null, MappingParameters.of(wanted)));
        return CHANGED;
    }

    @Override
    public List<DeploymentReport.Outcome> removeVanished(Declarations declarations) {
        VanishedTriggers vanished = new VanishedTriggers(documents, declarations, uuids);
        List<DeploymentReport.Outcome> removed = new ArrayList<>();
        vanished.mappings().forEach((uuid, what) -> {
            boolean isRemoved = removes(() -> lambda.mappings().delete(uuid));
            if (isRemoved) {
                String done = uuids.containsKey(what) ? "removed from the table's former stream" : REMOVED;
                removed.add(new DeploymentReport.Outcome("trigger " + what, done));
            }
        });
        for (String name : vanished.functions()) {
            if (removes(() -> lambda.functions().delete(lambda.functions().arn(name)))) {
                removed.add(new DeploymentReport.Outcome("function " + name, REMOVED));
            }
        }
        vanished.remember();
        uuids.clear();
        return removed;
    }

    /** Whether something was there to be removed. */
    private static boolean removes(Runnable removal) {
        try {
            removal.run();
            return true;
        } catch (LambdaException e) {
            if (e.type() == LambdaErrorType.RESOURCE_NOT_FOUND || e.type() == LambdaErrorType.RESOURCE_IN_USE) {
                return false;
            }
            throw e;
        }
    }

    private static MappingParameters parameters(dev.lodestone.server.template.model.MappingSettings declared) {
        return MappingParameters.builder()
                .enabled(declared.enabled())
                .batchSize(declared.batchSize())
                .maximumBatchingWindowInSeconds(declared.maximumBatchingWindowInSeconds())
                .parallelizationFactor(declared.parallelizationFactor())
                .maximumRecordAgeInSeconds(declared.maximumRecordAgeInSeconds())
                .maximumRetryAttempts(declared.maximumRetryAttempts())
                .bisectBatchOnFunctionError(declared.bisectBatchOnFunctionError())
                .tumblingWindowInSeconds(declared.tumblingWindowInSeconds())
                .functionResponseTypes(declared.functionResponseTypes())
                .filterPatterns(declared.filterPatterns())
                .onFailureDestination(declared.onFailureDestination())
                .build();
    }
}
