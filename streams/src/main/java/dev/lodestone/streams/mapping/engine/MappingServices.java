package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.DataStore;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.document.Documents;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.streams.event.RecordEvent;
import dev.lodestone.streams.invocation.FunctionResolver;
import dev.lodestone.streams.mapping.FailureDestination;

/** What every part of a mapping at work may use: its store, and what else is around it. Immutable and thread-safe. */
record MappingServices(DataStore store, MappingSurroundings surroundings) {
    StreamReader streams() {
        return store.streams();
    }

    Documents documents() {
        return store.documents();
    }

    /** The store's clock, by which every wait and age is measured. */
    StoreClock clock() {
        return store.clock();
    }

    FunctionResolver functions() {
        return surroundings.functions();
    }

    RecordEvent events() {
        return surroundings.events();
    }

    FailureDestination.Resolver destinations() {
        return surroundings.destinations();
    }

    RecordFilter.Parser filters() {
        return surroundings.filters();
    }

    IdSource ids() {
        return surroundings.ids();
    }

    System.Logger logger() {
        return surroundings.logger();
    }
}
