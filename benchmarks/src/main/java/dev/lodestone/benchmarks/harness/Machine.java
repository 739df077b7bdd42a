package dev.lodestone.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What is known of the machine that the numbers come from. */
public final class Machine {

    /** Stands for processor time that the system does not tell. */
    public static final long UNKNOWN = -1;

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private static final Path CPU_TIMES = Path.of("/proc/stat");
    /** The unit of that file, which the kernel fixes for programs at a hundredth of a second. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final int FIRST_IDLE_FIELD = 4;
    private static final int LAST_IDLE_FIELD = 5;
    private static final int LAST_FIELD = 8;

    private Machine() {}

    public static String description() throws IOException {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    public static String java() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    /** The load average of the last minute: what else the machine does falsifies the numbers. */
    public static String loadAverage() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", load);
    }

    /** The processor time that the whole machine has taken so far, or -1 where the system does not tell. */
    public static long cpuNanos() {
        try (BufferedReader lines = Files.newBufferedReader(CPU_TIMES)) {
            String[] fields = lines.readLine().split(" +", LAST_FIELD + 2);
            long ticks = 0;
            for (int i = 1; i <= LAST_FIELD; i++) {
                ticks += i >= FIRST_IDLE_FIELD && i <= LAST_IDLE_FIELD ? 0 : Long.parseLong(fields[i]);
            }
            return ticks * NANOS_PER_TICK;
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    private static String processor() throws IOException {
        if (Files.isReadable(CPU_INFO)) {
            for (String line : Files.readAllLines(CPU_INFO)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }
}
