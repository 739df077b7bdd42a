package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.environment.IdSource;
import dev.lodestone.streams.event.RecordEvent;
import dev.lodestone.streams.invocation.FunctionResolver;
import dev.lodestone.streams.mapping.FailureDestination;

/**
 * What mappings need besides their store.
 *
 * @param functions what runs the functions
 * @param events how records are written for functions
 * @param destinations where batches are reported that were given up
 * @param filters what reads filter patterns
 * @param ids names mappings and calls
 * @param logger is told of failures
 */
public record MappingSurroundings(
        FunctionResolver functions,
        RecordEvent events,
        FailureDestination.Resolver destinations,
        RecordFilter.Parser filters,
        IdSource ids,
        System.Logger logger) {}
