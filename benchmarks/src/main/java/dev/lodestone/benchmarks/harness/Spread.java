package dev.lodestone.benchmarks.harness;

import java.util.Arrays;

/** The median of several rounds, and how far they lie apart. */
public record Spread(double least, double median, double most) {

    public static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** The spread of the ratios round by round, which the machine's drift between the rounds leaves alone. */
    public static Spread ofRatios(double[] values, double[] baseline) {
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values[i] / baseline[i];
        }
        return of(ratios);
    }
}
