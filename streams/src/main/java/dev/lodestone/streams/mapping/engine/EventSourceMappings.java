package dev.lodestone.streams.mapping.engine;

import static dev.lodestone.streams.error.LambdaException.conflict;
import static dev.lodestone.streams.error.LambdaException.invalidParameter;
import static dev.lodestone.streams.error.LambdaException.notFound;

import dev.lodestone.store.DataStore;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.document.Documents;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.LambdaConstraints;
import dev.lodestone.streams.mapping.MappingDocument;
import dev.lodestone.streams.mapping.MappingSettings;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.MappingUpdate;
import dev.lodestone.streams.mapping.NewMapping;
import dev.lodestone.streams.mapping.StartingPosition;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The event source mappings of a store. Thread-safe.
 *
 * <p>They are kept in the store, and go on where they were once it is opened again and {@link #resume} is called. Close them
 * before the store. Whoever adds or mends functions calls {@link #functionsChanged}.
 */
public final class EventSourceMappings implements AutoCloseable {
    private static final String KIND = "event-source-mapping";
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_ITEMS = 10_000;

    private final MappingServices services;
    private final MappingWorkers workers;
    private final StatusReader statusReader;
    private final Map<String, Registration> registrations = new ConcurrentSkipListMap<>();
    private final Runnable endOfClockChanges;
    private boolean closed;

    /** The mappings of a store, which do nothing before {@link #resume}. */
    public EventSourceMappings(DataStore store, MappingSurroundings surroundings) {
        this.services = new MappingServices(store, surroundings);
        this.workers = new MappingWorkers(services.clock());
        this.statusReader = new StatusReader(services);
        this.endOfClockChanges = store.clock().onChange(workers::clockChanged);
    }

    /** A mapping that exists. Its fields are guarded by the facade. */
    private static final class Registration {
        private final ProcessingRecord record;
        private EventSourceMapping mapping;
        private MappingRun run;
        private boolean isStopping;

        Registration(EventSourceMapping mapping) {
            this.mapping = mapping;
            this.record = new ProcessingRecord(mapping.lastProcessingResult());
        }

        EventSourceMapping current() {
            return mapping.withLastResult(record.lastResult());
        }
    }

    /** Whether there are mappings that are kept in these documents. */
    public static boolean anyIn(Documents documents) {
        return !documents.all(KIND).isEmpty();
    }

    /** Goes on with the mappings that the store has. To be called once, at its opening. */
    public synchronized void resume() {
        for (byte[] document : services.documents().all(KIND)) {
            EventSourceMapping mapping = MappingDocument.decode(document);
            Registration registration = new Registration(mapping);
            registrations.put(mapping.uuid(), registration);
            settle(registration);
        }
    }

    /**
     * Creates a mapping. Nothing that is written after this has returned is missed, whatever the starting position.
     *
     * @throws LambdaException if the request is refused
     */
    public EventSourceMapping create(NewMapping request) {
        request.check();
        services.filters().parse(request.settings().filterPatterns());
        checkFunction(request.functionArn());
        if (services.streams().find(request.scope(), request.eventSourceArn()) == null) {
            throw invalidParameter("Stream not found: " + request.eventSourceArn());
        }
        return createChecked(request);
    }

    private synchronized EventSourceMapping createChecked(NewMapping request) {
        refuseDuplicate(request.namespace(), request.eventSourceArn(), request.functionArn(), null);
        StartingPosition position = StartingPosition.valueOf(request.startingPosition());
        EventSourceMapping mapping = new EventSourceMapping(
                services.ids().next().toString(),
                request.namespace(),
                request.eventSourceArn(),
                request.functionArn(),
                position,
                position == StartingPosition.LATEST ? services.streams().latestPosition() : 0,
                request.settings(),
                request.tags(),
                MappingState.CREATING,
                EventSourceMapping.USER_ACTION,
                EventSourceMapping.NOTHING_PROCESSED,
                services.clock().epochMillis());
        Registration registration = new Registration(mapping);
        store(registration);
        registrations.put(mapping.uuid(), registration);
        settle(registration);
        return mapping;
    }

    private void checkFunction(String functionArn) {
        if (services.functions().find(functionArn) == null) {
            throw invalidParameter("Function does not exist");
        }
    }

    private void refuseDuplicate(String namespace, String eventSourceArn, String functionArn, String exceptUuid) {
        for (Registration other : registrations.values()) {
            EventSourceMapping mapping = other.mapping;
            if (mapping.namespace().equals(namespace)
                    && mapping.eventSourceArn().equals(eventSourceArn)
                    && mapping.functionArn().equals(functionArn)
                    && !mapping.uuid().equals(exceptUuid)) {
                throw conflict("The event source arn (\" " + eventSourceArn + " \") and function (\" " + functionArn
                        + " \") provided mapping already exists. Please update or delete the existing mapping with UUID "
                        + mapping.uuid());
            }
        }
    }

    /**
     * The mapping with this name.
     *
     * @throws LambdaException if there is none
     */
    public synchronized EventSourceMapping get(String uuid) {
        return require(uuid).current();
    }

    /**
     * The mapping with this name, if it is one of this namespace.
     *
     * @throws LambdaException if there is none
     */
    public synchronized EventSourceMapping get(String namespace, String uuid) {
        EventSourceMapping mapping = get(uuid);
        if (!mapping.namespace().equals(namespace)) {
            throw missing();
        }
        return mapping;
    }

    private Registration require(String uuid) {
        Registration registration = registrations.get(uuid);
        if (registration == null) {
            throw missing();
        }
        return registration;
    }

    private static LambdaException missing() {
        return notFound("The resource you requested does not exist.");
    }

    /** A page of the mappings of all namespaces, as {@link #list(String, String, String, String, Integer)} gives them. */
    public MappingPage list(String eventSourceArn, String functionArn, String marker, Integer maxItems) {
        return list(null, eventSourceArn, functionArn, marker, maxItems);
    }

    /**
     * A page of the mappings, in the order of their names.
     *
     * @param namespace only those of this namespace; null for all
     * @param eventSourceArn only those of this stream; null for all
     * @param functionArn only those of this function; null for all
     * @param marker what the page before named; null for the first page
     * @param maxItems how many to tell at most; null for as many as fit
     * @throws LambdaException if the request is refused
     */
    public synchronized MappingPage list(
            String namespace, String eventSourceArn, String functionArn, String marker, Integer maxItems) {
        LambdaConstraints.check(new Constraints().range("maxItems", maxItems, 1, MOST_ITEMS));
        int limit = maxItems == null ? LARGEST_PAGE : Math.min(maxItems, LARGEST_PAGE);
        List<EventSourceMapping> page = new ArrayList<>();
        for (Registration registration : registrations.values()) {
            EventSourceMapping mapping = registration.current();
            boolean isAsked = (marker == null || mapping.uuid().compareTo(marker) > 0)
                    && (namespace == null || namespace.equals(mapping.namespace()))
                    && (eventSourceArn == null || eventSourceArn.equals(mapping.eventSourceArn()))
                    && (functionArn == null || functionArn.equals(mapping.functionArn()));
            if (!isAsked) {
                continue;
            }
            if (page.size() == limit) {
                return new MappingPage(page, page.get(limit - 1).uuid());
            }
            page.add(mapping);
        }
        return new MappingPage(page, null);
    }

    /**
     * Changes a mapping. Calls that are under way end as they were begun; then the change takes effect.
     *
     * @return the mapping while it changes
     * @throws LambdaException if the request is refused
     */
    public EventSourceMapping update(String uuid, MappingUpdate update) {
        get(uuid);
        update.check();
        if (update.parameters().filterPatterns() != null) {
            services.filters().parse(update.parameters().filterPatterns());
        }
        if (update.functionArn() != null) {
            checkFunction(update.functionArn());
        }
        return updateChecked(uuid, update);
    }

    private synchronized EventSourceMapping updateChecked(String uuid, MappingUpdate update) {
        Registration registration = require(uuid);
        refuseWhileDeleting(registration);
        EventSourceMapping before = registration.mapping;
        EventSourceMapping after = update.applyTo(registration.current());
        refuseDuplicate(after.namespace(), after.eventSourceArn(), after.functionArn(), uuid);
        return change(registration, after, passing(before.settings(), after.settings()));
    }

    private static MappingState passing(MappingSettings before, MappingSettings after) {
        if (before.enabled() == after.enabled()) {
            return MappingState.UPDATING;
        }
        return after.enabled() ? MappingState.ENABLING : MappingState.DISABLING;
    }

    /**
     * Deletes a mapping, and all that is known of how far it has come.
     *
     * @return the mapping while it is being deleted
     * @throws LambdaException if the request is refused
     */
    public synchronized EventSourceMapping delete(String uuid) {
        Registration registration = require(uuid);
        refuseWhileDeleting(registration);
        return change(registration, registration.current(), MappingState.DELETING);
    }

    /**
     * Puts a mapping's tags in the place of those that it has.
     *
     * @throws LambdaException if there is none with this name
     */
    public synchronized void setTags(String uuid, Map<String, String> tags) {
        Registration registration = require(uuid);
        registration.mapping = registration.mapping.withTags(tags);
        store(registration);
    }

    private static void refuseWhileDeleting(Registration registration) {
        if (registration.mapping.state() == MappingState.DELETING) {
            throw new LambdaException(
                    LambdaErrorType.RESOURCE_IN_USE, "Cannot update the event source mapping because it is in use.");
        }
    }

    private EventSourceMapping change(Registration registration, EventSourceMapping after, MappingState passing) {
        EventSourceMapping changing = after.withState(passing, services.clock().epochMillis());
        registration.mapping = changing;
        store(registration);
        settle(registration);
        return changing;
    }

    /** Brings a mapping from the state through which it passes to one in which it stays, once nothing is under way. */
    private void settle(Registration registration) {
        if (registration.run == null) {
            settleNow(registration);
        } else if (!registration.isStopping) {
            registration.isStopping = true;
            registration.run.stop(() -> stopped(registration));
        }
    }

    private synchronized void stopped(Registration registration) {
        registration.run = null;
        registration.isStopping = false;
        if (!closed) {
            settleNow(registration);
        }
    }

    private void settleNow(Registration registration) {
        EventSourceMapping mapping = registration.current();
        if (mapping.state() == MappingState.DELETING) {
            Checkpoints checkpoints = new Checkpoints(services.documents(), mapping.uuid());
            checkpoints.shardIds().forEach(checkpoints::delete);
            services.documents().delete(KIND, mapping.uuid());
            registrations.remove(mapping.uuid());
            log(mapping, "is deleted");
            return;
        }
        boolean enabled = mapping.settings().enabled();
        MappingState settled = enabled ? MappingState.ENABLED : MappingState.DISABLED;
        if (mapping.state() != settled) {
            registration.mapping = mapping.withState(settled, services.clock().epochMillis());
            store(registration);
            String passed = mapping.state() == MappingState.CREATING ? "created and " : "";
            log(mapping, "is " + passed + (enabled ? "enabled" : "disabled"));
        }
        if (enabled) {
            registration.run = workers.run(services, registration.mapping, registration.record);
        }
    }

    private void log(EventSourceMapping mapping, String what) {
        services.logger()
                .log(
                        Logger.Level.INFO,
                        "The mapping " + mapping.uuid() + " from " + mapping.eventSourceArn() + " to "
                                + mapping.functionArn() + " " + what);
    }

    private void store(Registration registration) {
        EventSourceMapping mapping = registration.current();
        services.documents().put(KIND, mapping.uuid(), MappingDocument.encode(mapping));
    }

    /**
     * What is known of a mapping at this moment.
     *
     * @throws LambdaException if there is none with this name
     */
    public MappingStatus status(String uuid) {
        Registration registration;
        EventSourceMapping mapping;
        synchronized (this) {
            registration = require(uuid);
            mapping = registration.current();
        }
        return new MappingStatus(
                mapping, registration.record.calls(), registration.record.lastError(), statusReader.shards(mapping));
    }

    /** The earliest moment of the clock that is waited for; the largest number if there is none. */
    public long nextMillis() {
        return workers.nextMillis();
    }

    /** Has whatever failed be tried again at once, since functions have been added or mended. */
    public synchronized void functionsChanged() {
        for (Registration registration : registrations.values()) {
            if (registration.run != null) {
                registration.run.retryNow();
            }
        }
    }

    /** Ends all work. Calls that are under way are made again after the next opening. */
    @Override
    public void close() {
        List<MappingRun> running = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            for (Registration registration : registrations.values()) {
                if (registration.run != null) {
                    running.add(registration.run);
                }
            }
        }
        endOfClockChanges.run();
        workers.close(running);
        registrations.values().forEach(this::store);
    }
}
