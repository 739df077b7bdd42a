package dev.lodestone.benchmarks.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All measurements, by operation and server, in the order of the rounds. */
final class Results {

    private final Map<LoadOperation, Map<String, List<Measurement>>> measurements = new EnumMap<>(LoadOperation.class);

    void add(LoadOperation operation, String server, Measurement measurement) {
        measurements
                .computeIfAbsent(operation, o -> new LinkedHashMap<>())
                .computeIfAbsent(server, s -> new ArrayList<>())
                .add(measurement);
    }

    List<Measurement> of(LoadOperation operation, String server) {
        return measurements.getOrDefault(operation, Map.of()).getOrDefault(server, List.of());
    }

    double[] perSecond(LoadOperation operation, String server) {
        return of(operation, server).stream()
                .mapToDouble(Measurement::perSecond)
                .toArray();
    }

    LatencyHistogram latencies(LoadOperation operation, String server) {
        LatencyHistogram all = new LatencyHistogram();
        for (Measurement measurement : of(operation, server)) {
            all.add(measurement.latencies());
        }
        return all;
    }

    long errors(LoadOperation operation, String server) {
        return of(operation, server).stream().mapToLong(Measurement::errors).sum();
    }

    /** The first error of an operation on a server, or null. */
    String firstError(LoadOperation operation, String server) {
        for (Measurement measurement : of(operation, server)) {
            if (measurement.firstError() != null) {
                return measurement.firstError();
            }
        }
        return null;
    }

    /** The share (0 to 1) of the machine's processors that neither server nor load threads took, or not a number. */
    double otherCpu(LoadOperation operation, String server) {
        long cpu = 0;
        long nanos = 0;
        for (Measurement measurement : of(operation, server)) {
            if (measurement.otherCpuNanos() < 0) {
                return Double.NaN;
            }
            cpu += measurement.otherCpuNanos();
            nanos += measurement.nanos();
        }
        return (double) cpu / nanos / Runtime.getRuntime().availableProcessors();
    }

    /** The load threads' processor time per operation in nanoseconds, over all rounds. */
    double generatorCpu(LoadOperation operation, String server) {
        long cpu = 0;
        long operations = 0;
        for (Measurement measurement : of(operation, server)) {
            cpu += measurement.generatorCpuNanos();
            operations += measurement.operations();
        }
        return (double) cpu / operations;
    }

    /** The server's processor time per operation in nanoseconds, over all rounds; not a number where it is not known. */
    double serverCpu(LoadOperation operation, String server) {
        long cpu = 0;
        long operations = 0;
        for (Measurement measurement : of(operation, server)) {
            if (measurement.serverCpuNanos() < 0) {
                return Double.NaN;
            }
            cpu += measurement.serverCpuNanos();
            operations += measurement.operations();
        }
        return (double) cpu / operations;
    }
}
