package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.mapping.MappingParameters;
import java.util.List;

/** Writes parameters of mappings, of which most are left out. Used by one thread. */
final class Parameters {
    private Boolean enabled;
    private Integer batchSize;
    private Integer batchingWindow;
    private Integer parallelization;
    private Integer recordAge;
    private Integer retries;
    private Boolean bisect;
    private Integer tumbling;
    private List<String> responseTypes;
    private List<String> filters;
    private String destination;

    Parameters enabled(boolean value) {
        enabled = value;
        return this;
    }

    Parameters batchSize(int value) {
        batchSize = value;
        return this;
    }

    Parameters batchingWindow(int seconds) {
        batchingWindow = seconds;
        return this;
    }

    Parameters parallelization(int value) {
        parallelization = value;
        return this;
    }

    Parameters recordAge(int seconds) {
        recordAge = seconds;
        return this;
    }

    Parameters retries(int value) {
        retries = value;
        return this;
    }

    Parameters bisect() {
        bisect = true;
        return this;
    }

    Parameters tumbling(int seconds) {
        tumbling = seconds;
        return this;
    }

    Parameters reportsItems() {
        responseTypes = List.of(MappingParameters.REPORT_BATCH_ITEM_FAILURES);
        return this;
    }

    Parameters filters(String... patterns) {
        filters = List.of(patterns);
        return this;
    }

    Parameters destination(String value) {
        destination = value;
        return this;
    }

    MappingParameters done() {
        return new MappingParameters(
                enabled,
                batchSize,
                batchingWindow,
                parallelization,
                recordAge,
                retries,
                bisect,
                tumbling,
                responseTypes,
                filters,
                destination,
                null,
                null);
    }
}
