package dev.lodestone.server.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.crash.HandlerCall.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What the processes of a function write of their calls, whichever of them is killed, and the test of its kills: a file of
 * lines in the order of what happened. A line that its writer did not end is as good as none. Thread-safe.
 */
final class HandlerJournal {
    /** Much longer than anything here takes. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long POLL_NANOS = 500_000;
    private static final String END_OF_ENTRY = " .";

    private final Path file;
    private final Path serverLog;
    private final List<HandlerCall> calls = new ArrayList<>();
    private final Map<String, HandlerCall> callsById = new HashMap<>();
    private final Set<Long> processes = new LinkedHashSet<>();
    private final Set<Long> livingProcesses = new LinkedHashSet<>();
    private final Set<String> done = new HashSet<>();
    private Long lastProcess;
    private String unread = "";
    private long offset;
    private int entries;
    private int epoch;

    /**
     * An empty journal.
     *
     * @param serverLog what is shown where something that was waited for does not happen
     */
    HandlerJournal(Path file, Path serverLog) throws IOException {
        this.file = Files.createFile(file);
        this.serverLog = serverLog;
    }

    Path file() {
        return file;
    }

    private synchronized void read() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - offset));
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {
                // Reads what is there.
            }
            offset += bytes.position();
            unread += new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException("The journal cannot be read", e);
        }
        String[] lines = unread.split("\n", -1);
        String last = lines[lines.length - 1];
        boolean isWhole = last.endsWith(END_OF_ENTRY);
        unread = isWhole ? "" : last;
        for (String line : Arrays.asList(lines).subList(0, isWhole ? lines.length : lines.length - 1)) {
            if (line.endsWith(END_OF_ENTRY)) {
                take(line.substring(0, line.length() - END_OF_ENTRY.length()).split(" ", -1));
            }
        }
    }

    private void take(String[] words) {
        entries++;
        switch (words[0]) {
            case "load" -> {
                lastProcess = Long.valueOf(words[1]);
                processes.add(lastProcess);
                livingProcesses.add(lastProcess);
            }
            case "begin" -> {
                lastProcess = Long.valueOf(words[1]);
                List<Delivery> records = Arrays.stream(words, 3, words.length)
                        .map(Delivery::parse)
                        .toList();
                HandlerCall call = new HandlerCall(epoch, lastProcess, entries, records);
                calls.add(call);
                callsById.put(words[2], call);
            }
            case "end" -> {
                HandlerCall call = callsById.get(words[2]);
                call.end(entries, Integer.parseInt(words[3]));
                call.done().forEach(record -> done.add(record.sequenceNumber()));
            }
            case "killed-handler" -> livingProcesses.remove(Long.valueOf(words[1]));
            case "killed-server" -> epoch++;
            default -> throw new IllegalStateException("An entry of no kind: " + String.join(" ", words));
        }
    }

    /** Waits until a process of the function that was killed is dead, and notes it. */
    void handlerKilled(ProcessHandle process) {
        await("the end of process " + process.pid(), () -> !process.isAlive());
        write("killed-handler " + process.pid());
    }

    /** Waits until no process of the function is left, and notes that the server was killed. */
    void serverKilled() {
        await("the end of all processes of the function", () -> {
            livingProcesses.removeIf(process ->
                    ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
            return livingProcesses.isEmpty();
        });
        write("killed-server");
    }

    private void write(String entry) {
        try {
            Files.writeString(file, "\n" + entry + END_OF_ENTRY, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException("The journal cannot be written", e);
        }
    }

    /** Waits for some more entries. */
    void awaitMore(int count) {
        int wanted = entries() + count;
        await("entry " + wanted, () -> entries >= wanted);
    }

    /** Waits until all of these records are done. */
    void awaitDone(Set<String> sequenceNumbers) {
        Set<String> missing = new HashSet<>(sequenceNumbers);
        await("the last ones of " + sequenceNumbers.size() + " records", () -> {
            missing.removeAll(done);
            return missing.isEmpty();
        });
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!isSo(condition)) {
            assertTrue(System.nanoTime() < deadline, () -> "never came: " + what + "\n" + serverLogged());
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private synchronized boolean isSo(BooleanSupplier condition) {
        read();
        return condition.getAsBoolean();
    }

    private String serverLogged() {
        try {
            List<String> lines = Files.readAllLines(serverLog);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 50), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private synchronized int entries() {
        read();
        return entries;
    }

    /** The process that was loaded or called last, or null. */
    synchronized Long lastProcess() {
        read();
        return lastProcess;
    }

    /** The process that has the latest call that has not ended, or null. */
    synchronized Long busyProcess() {
        read();
        for (int at = calls.size() - 1; at >= 0 && calls.get(at).epoch() == epoch; at--) {
            HandlerCall call = calls.get(at);
            if (!call.hasEnded() && livingProcesses.contains(call.process())) {
                return call.process();
            }
        }
        return null;
    }

    /** How many records are done. */
    synchronized int doneCount() {
        read();
        return done.size();
    }

    /** All calls that have begun, in the order in which they did. */
    synchronized List<HandlerCall> calls() {
        read();
        return List.copyOf(calls);
    }

    synchronized int processCount() {
        return processes.size();
    }
}
