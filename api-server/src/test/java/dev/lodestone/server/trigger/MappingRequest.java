package dev.lodestone.server.trigger;

import dev.lodestone.streams.mapping.MappingParameters;
import java.util.List;

/** Writes the parameters of a mapping, most of which are left out. Used by one thread. */
final class MappingRequest {
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

    MappingRequest enabled(boolean value) {
        enabled = value;
        return this;
    }

    MappingRequest batchSize(int value) {
        batchSize = value;
        return this;
    }

    MappingRequest batchingWindow(int seconds) {
        batchingWindow = seconds;
        return this;
    }

    MappingRequest parallelization(int value) {
        parallelization = value;
        return this;
    }

    MappingRequest recordAge(int seconds) {
        recordAge = seconds;
        return this;
    }

    MappingRequest retries(int value) {
        retries = value;
        return this;
    }

    MappingRequest bisect() {
        bisect = true;
        return this;
    }

    MappingRequest tumbling(int seconds) {
        tumbling = seconds;
        return this;
    }

    MappingRequest reportsItems() {
        responseTypes = List.of(MappingParameters.REPORT_BATCH_ITEM_FAILURES);
        return this;
    }

    MappingRequest filters(String... patterns) {
        filters = List.of(patterns);
        return this;
    }

    MappingRequest destination(Object value) {
        destination = value.toString();
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
