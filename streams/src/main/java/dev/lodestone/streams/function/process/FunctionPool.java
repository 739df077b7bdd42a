package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FolderState;
import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.function.definition.RuntimeKind;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The processes of one function, and the calls that wait for one. Processes are started as calls need them, up to a limit;
 * those that cannot load the function, one after the other, are started ever more slowly, until the code changes.
 * Thread-safe.
 */
final class FunctionPool implements ProcessOwner {
    private static final System.Logger LOG = System.getLogger(FunctionPool.class.getName());

    /** How long the code must have stayed as it is to count as changed: builds and editors write one file after another. */
    private static final long QUIET_MILLIS = 100;

    /** How long a process that has given a result is waited for, before another one is started in its place. */
    private static final long FINISH_MILLIS = 500;

    /** Code that does not come to rest is run all the same. */
    private static final int MOST_CHANGES = 50;

    private final ProcessSettings settings;
    private final ScheduledExecutorService timers;
    private final ArrayDeque<Call> waiting = new ArrayDeque<>();
    private final ArrayDeque<FunctionProcess> idle = new ArrayDeque<>();
    private final Set<FunctionProcess> all = new HashSet<>();
    private final Set<FunctionProcess> starting = new HashSet<>();
    private final Set<FunctionProcess> finishing = new HashSet<>();
    private final StartPace pace = new StartPace();
    private FunctionDefinition function;
    private CodeWatch watch;
    private Object generation = new Object();
    private boolean isLooking;
    private boolean hasWarned;
    private boolean isClosed;

    FunctionPool(FunctionDefinition function, ProcessSettings settings, ScheduledExecutorService timers) {
        this.function = function;
        this.settings = settings;
        this.timers = timers;
        this.watch = new CodeWatch(function.code());
    }

    CompletionStage<InvocationResult> invoke(Invocation invocation, String functionArn) {
        Call call = new Call(invocation, functionArn, new CompletableFuture<>());
        boolean mustLook;
        synchronized (this) {
            if (isClosed) {
                call.fail(InvocationException.Reason.UNAVAILABLE, "The function's processes have been ended");
                return call.result();
            }
            if (idle.isEmpty() && waiting.size() >= settings.limits().queued() + unused()) {
                call.fail(
                        InvocationException.Reason.THROTTLED,
                        "Rate Exceeded: " + waiting.size() + " invocations of " + function.name() + " wait already");
                return call.result();
            }
            waiting.add(call);
            mustLook = !isLooking && watch.isDue();
            isLooking |= mustLook;
        }
        if (mustLook) {
            execute(() -> look(0));
        } else {
            dispatch();
        }
        return call.result();
    }

    /** How many more calls could run than do. */
    private int unused() {
        return settings.limits().processes() - all.size() + starting.size();
    }

    /** Looks whether the code has changed, until it stays as it is; calls wait meanwhile. */
    private void look(int changes) {
        CodeWatch looking;
        synchronized (this) {
            looking = watch;
        }
        long began = System.nanoTime();
        FolderState state = looking.look();
        List<FunctionProcess> ending = List.of();
        synchronized (this) {
            boolean hasChanged = looking.note(state, System.nanoTime() - began);
            if (hasChanged && changes < MOST_CHANGES && !isClosed) {
                ProcessTimers.schedule(timers, () -> look(changes + 1), QUIET_MILLIS);
                return;
            }
            isLooking = false;
            if (hasChanged || changes > 0) {
                ending = retire();
            }
        }
        ending.forEach(FunctionProcess::end);
        dispatch();
    }

    /** Runs the function in another way from the next call on. */
    void change(FunctionDefinition newFunction) {
        List<FunctionProcess> ending = List.of();
        synchronized (this) {
            boolean runsAsBefore = newFunction.runsAs(function);
            function = newFunction;
            if (!runsAsBefore) {
                watch = new CodeWatch(newFunction.code());
                hasWarned = false;
                ending = retire();
            }
        }
        ending.forEach(FunctionProcess::end);
        dispatch();
    }

    /** Takes all processes out of service; those that have a call end after it. */
    private List<FunctionProcess> retire() {
        generation = new Object();
        pace.reset();
        List<FunctionProcess> ending = new ArrayList<>(idle);
        ending.addAll(starting);
        idle.clear();
        starting.clear();
        finishing.clear();
        return ending;
    }

    /** Gives waiting calls to processes, and starts processes for those that are left. */
    private void dispatch() {
        List<Runnable> actions = new ArrayList<>();
        synchronized (this) {
            while (!isLooking && !waiting.isEmpty() && !idle.isEmpty()) {
                Call call = waiting.poll();
                FunctionProcess process = idle.pop();
                actions.add(() -> process.run(call));
            }
            int wanted = isLooking || isClosed ? 0 : Math.min(waiting.size() - starting.size(), room());
            if (wanted > 0 && !finishing.isEmpty()) {
                wanted -= Math.min(wanted, finishing.size());
                ProcessTimers.schedule(timers, this::finishingTooLong, FINISH_MILLIS);
            }
            long delay = pace.delayMillis();
            if (wanted > 0 && delay > 0) {
                ProcessTimers.schedule(timers, this::dispatch, delay);
                wanted = 0;
            }
            for (int i = 0; i < wanted; i++) {
                FunctionProcess process = new FunctionProcess(function, generation, settings, timers, this);
                all.add(process);
                starting.add(process);
                actions.add(() -> execute(() -> start(process)));
            }
        }
        actions.forEach(Runnable::run);
    }

    /** Those that were to be available by now are not; whether these are they does not matter much. */
    private void finishingTooLong() {
        synchronized (this) {
            finishing.clear();
        }
        dispatch();
    }

    private int room() {
        return settings.limits().processes() - all.size();
    }

    private void execute(Runnable task) {
        try {
            timers.execute(task);
        } catch (RejectedExecutionException closed) {
            LOG.log(System.Logger.Level.DEBUG, "Functions are not run any more", closed);
        }
    }

    private void start(FunctionProcess process) {
        try {
            process.start();
        } catch (LaunchException | RuntimeException e) {
            List<Call> failed;
            synchronized (this) {
                all.remove(process);
                starting.remove(process);
                pace.failed();
                failed = drain();
            }
            // Whoever called the function says so.
            for (Call call : failed) {
                call.fail(
                        InvocationException.Reason.UNAVAILABLE,
                        "The function " + function.name() + " cannot be run: " + e.getMessage());
            }
        }
    }

    private List<Call> drain() {
        List<Call> drained = List.copyOf(waiting);
        waiting.clear();
        return drained;
    }

    @Override
    public void available(FunctionProcess process) {
        boolean isRetired;
        synchronized (this) {
            isRetired = isClosed || process.generation() != generation;
            finishing.remove(process);
            if (starting.remove(process)) {
                pace.reset();
            }
            if (!isRetired) {
                idle.push(process);
            }
        }
        if (isRetired) {
            process.end();
        }
        dispatch();
    }

    @Override
    public void finishing(FunctionProcess process) {
        synchronized (this) {
            if (process.generation() == generation) {
                finishing.add(process);
            }
        }
    }

    @Override
    public void refused(FunctionProcess process, Call call) {
        synchronized (this) {
            waiting.addFirst(call);
        }
        dispatch();
    }

    @Override
    public void ended(FunctionProcess process, InitFailure failure) {
        List<Call> failed = List.of();
        synchronized (this) {
            all.remove(process);
            idle.remove(process);
            finishing.remove(process);
            boolean counts = starting.remove(process) && failure != null;
            if (counts) {
                pace.failed();
                boolean othersRun = all.stream().anyMatch(other -> !starting.contains(other));
                failed = othersRun ? List.of() : drain();
            }
        }
        for (Call call : failed) {
            failure.complete(call);
        }
        dispatch();
    }

    @Override
    public void runsIn(String version) {
        String asked;
        synchronized (this) {
            RuntimeKind kind = function.configuration().kind();
            String number = version.startsWith("v") ? version.substring(1) : version;
            String wanted = kind.versionOf(function.configuration().runtime());
            if (hasWarned || wanted.isEmpty() || number.equals(wanted) || number.startsWith(wanted + ".")) {
                return;
            }
            hasWarned = true;
            asked = function.configuration().runtime();
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "The function " + function.name() + " asks for " + asked + " and runs in version " + version
                        + ", which was found here");
    }

    /** Ends the processes that have been idle for too long. */
    void endIdle() {
        long oldest = System.nanoTime() - settings.limits().idle().toNanos();
        List<FunctionProcess> ending = new ArrayList<>();
        synchronized (this) {
            for (Iterator<FunctionProcess> each = idle.iterator(); each.hasNext(); ) {
                FunctionProcess process = each.next();
                if (process.idleSinceNanos() - oldest < 0) {
                    each.remove();
                    ending.add(process);
                }
            }
        }
        ending.forEach(FunctionProcess::end);
    }

    /** How many processes there are. */
    synchronized int processes() {
        return all.size();
    }

    /** Ends all processes and calls, and gives the processes, whose ends may be awaited. */
    List<FunctionProcess> close() {
        List<Call> failed;
        List<FunctionProcess> ending;
        synchronized (this) {
            isClosed = true;
            failed = drain();
            ending = List.copyOf(all);
        }
        for (Call call : failed) {
            call.fail(InvocationException.Reason.UNAVAILABLE, "The function is being closed");
        }
        ending.forEach(FunctionProcess::end);
        return ending;
    }
}
