package dev.lodestone.benchmarks.testkit.suite;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs test classes in this process, and writes what came of it to a file of {@code name=value} lines. */
public final class SuiteRunner {
    private static final int FAILURE_LINES = 20;

    private SuiteRunner() {}

    /**
     * The name of a class, whose nested classes are the test classes; how often they are run before the run that counts; and the
     * file to write.
     */
    public static void main(String[] arguments) throws ClassNotFoundException, IOException {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(testClasses(arguments[0]).stream()
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .build();
        Launcher launcher = LauncherFactory.create();
        int runsBefore = Integer.parseInt(arguments[1]);
        for (int run = 0; run < runsBefore; run++) {
            launcher.execute(launcher.discover(request));
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        TestPlan plan = launcher.discover(request);

        long cpuBefore = runsBefore == 0 ? 0 : cpu();
        long bodiesBefore = TestBodies.nanos();
        long start = System.nanoTime();
        launcher.execute(plan, listener);
        long nanos = System.nanoTime() - start;
        long bodies = TestBodies.nanos() - bodiesBefore;
        long cpu = cpu() - cpuBefore;

        TestExecutionSummary summary = listener.getSummary();
        PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        summary.printFailuresTo(errors, FAILURE_LINES);
        Files.writeString(Path.of(arguments[2]), lines(summary, nanos, bodies, cpu));
    }

    /** Processor time of this process, from its start. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<Class<?>> testClasses(String container) throws ClassNotFoundException {
        return Arrays.stream(Class.forName(container).getDeclaredClasses())
                .filter(nested -> !Modifier.isAbstract(nested.getModifiers()))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    private static String lines(TestExecutionSummary summary, long nanos, long bodies, long cpu) {
        return "succeeded=" + summary.getTestsSucceededCount()
                + "\nfailed=" + summary.getTotalFailureCount()
                + "\ntests=" + nanos
                + "\nbodies=" + bodies
                + "\ncpu=" + cpu + "\n";
    }
}
