package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The processes of all functions. They end with this process in any case. Thread-safe. */
public final class FunctionProcesses implements AutoCloseable {
    /** How long processes may take to end themselves when all is closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int LOOKS_PER_IDLE_TIME = 4;

    private final ProcessSettings settings;
    private final ScheduledThreadPoolExecutor timers = ProcessTimers.start();
    private final Map<String, FunctionPool> pools = new HashMap<>();
    private final Runnable afterEnd;
    private final Thread hook = new Thread(this::end, "lodestone-functions-shutdown");
    private boolean isClosed;

    /**
     * The processes of functions, none of which is started yet.
     *
     * @param afterEnd is done when they have ended, at the end of this process at the latest
     */
    public FunctionProcesses(ProcessSettings settings, Runnable afterEnd) {
        this.settings = settings;
        this.afterEnd = afterEnd;
        long period = Math.max(1, settings.limits().idle().toMillis() / LOOKS_PER_IDLE_TIME);
        var unused = timers.scheduleWithFixedDelay(this::endIdle, period, period, TimeUnit.MILLISECONDS);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Calls a function, whose processes are started as they are needed. */
    public CompletionStage<InvocationResult> invoke(
            FunctionDefinition function, Invocation invocation, String functionArn) {
        FunctionPool pool;
        synchronized (this) {
            pool = pools.get(function.name());
            if (pool == null) {
                pool = new FunctionPool(function, settings, timers);
                pools.put(function.name(), pool);
                if (isClosed) {
                    pool.close();
                }
            }
        }
        return pool.invoke(invocation, functionArn);
    }

    /** Runs a function that has changed in its new way from the next call on. */
    public void change(FunctionDefinition function) {
        FunctionPool pool;
        synchronized (this) {
            pool = pools.get(function.name());
        }
        if (pool != null) {
            pool.change(function);
        }
    }

    /** Ends all processes of a function. */
    public void end(String functionName) {
        FunctionPool pool;
        synchronized (this) {
            pool = pools.remove(functionName);
        }
        if (pool != null) {
            pool.close();
        }
    }

    /** How many processes a function has at present. */
    public int count(String functionName) {
        FunctionPool pool;
        synchronized (this) {
            pool = pools.get(functionName);
        }
        return pool == null ? 0 : pool.processes();
    }

    private void endIdle() {
        List<FunctionPool> looked;
        synchronized (this) {
            looked = List.copyOf(pools.values());
        }
        looked.forEach(FunctionPool::endIdle);
    }

    /** Ends all processes, and returns when they have ended. A second call does nothing. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            System.getLogger(FunctionProcesses.class.getName())
                    .log(System.Logger.Level.TRACE, "The hook runs already", e);
        }
    }

    private void end() {
        List<FunctionProcess> ending = new ArrayList<>();
        synchronized (this) {
            isClosed = true;
            pools.values().forEach(pool -> ending.addAll(pool.close()));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (FunctionProcess process : ending) {
                process.awaitEnd(deadline);
            }
        } catch (InterruptedException e) {
            ending.forEach(FunctionProcess::kill);
            Thread.currentThread().interrupt();
        }
        timers.shutdown();
        afterEnd.run();
    }
}
