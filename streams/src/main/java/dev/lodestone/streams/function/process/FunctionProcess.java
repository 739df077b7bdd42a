package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.function.definition.RuntimeKind;
import dev.lodestone.streams.function.runtime.RuntimeApi;
import dev.lodestone.streams.function.runtime.RuntimeEndpoint;
import dev.lodestone.streams.function.runtime.RuntimeListener;
import dev.lodestone.streams.handler.ControlLine;
import dev.lodestone.streams.invocation.InvocationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that runs a function, one call at a time. Thread-safe.
 *
 * <p>A call goes through three ends: its result, which is given to the caller at once; the end of its log, which is read from
 * the output of the process and may come later; and the process asking for the next one.
 */
final class FunctionProcess implements RuntimeListener, LineReader.Sink {
    /** How long the log of a call may come later than its result. */
    private static final long LOG_MILLIS = 250;

    /** How long the line may come later that says where the log of a call ends. */
    private static final long MARK_MILLIS = 2000;

    /** How long it is waited for the log of a process that does not say where it ends. */
    private static final long UNMARKED_LOG_MILLIS = 10;

    /** How long a process may take to end itself. */
    private static final long END_MILLIS = 2000;

    private final FunctionDefinition function;
    private final ProcessSettings settings;
    private final ScheduledExecutorService timers;
    private final ProcessOwner owner;
    private final ProcessLog log;
    private final RuntimeApi api = new RuntimeApi(this);
    private final Object generation;

    private ChildProcess process;
    private RuntimeEndpoint endpoint;
    private long startedNanos;
    private long initNanos;
    private long idleSinceNanos;
    private boolean isInitialized;
    private boolean hasEnded;
    private boolean isAbandoned;
    private boolean marksLog;
    private byte[] initError;
    private int initTimedOut;
    private ScheduledFuture<?> timeout;

    /** The call under way, until its log has ended and the next one was asked for. */
    private RunningCall current;

    /**
     * @param generation the owner's mark of the definition and code that the process runs
     */
    FunctionProcess(
            FunctionDefinition function,
            Object generation,
            ProcessSettings settings,
            ScheduledExecutorService timers,
            ProcessOwner owner) {
        this.function = function;
        this.generation = generation;
        this.settings = settings;
        this.timers = timers;
        this.owner = owner;
        this.log = new ProcessLog(function.name(), function.configuration().memoryMegabytes(), settings.log());
    }

    Object generation() {
        return generation;
    }

    /** When the process became idle, by {@link System#nanoTime}. */
    synchronized long idleSinceNanos() {
        return idleSinceNanos;
    }

    /**
     * Starts the process.
     *
     * @throws LaunchException if this machine cannot; the process counts as never started
     */
    void start() throws LaunchException {
        Launcher launcher = settings.launchers().get(function.configuration().kind());
        if (launcher == null) {
            throw new LaunchException("there is nothing here that runs "
                    + function.configuration().runtime());
        }
        RuntimeEndpoint opened = settings.endpoints().open(api);
        ChildProcess started;
        try {
            started = ChildProcess.start(function, launcher, settings, opened.address());
        } catch (LaunchException e) {
            opened.close();
            throw e;
        }
        boolean isUnwanted;
        synchronized (this) {
            endpoint = opened;
            process = started;
            startedNanos = System.nanoTime();
            isUnwanted = isAbandoned;
            int seconds = function.configuration().timeoutSeconds();
            timeout = timers.schedule(
                    () -> initTimedOut(seconds),
                    settings.limits().initialization().toMillis() + TimeUnit.SECONDS.toMillis(seconds),
                    TimeUnit.MILLISECONDS);
        }
        started.read("lodestone-function-" + function.name(), this, this::exited);
        started.onExit(status -> later(LOG_MILLIS, () -> exited(status)));
        if (isUnwanted) {
            end();
        }
    }

    private void later(long millis, Runnable task) {
        ProcessTimers.schedule(timers, task, millis);
    }

    /** Gives the process a call; it must be available. */
    void run(Call call) {
        int seconds = function.configuration().timeoutSeconds();
        RunningCall running = new RunningCall(call, System.nanoTime());
        synchronized (this) {
            current = running;
            timeout = timers.schedule(() -> timedOut(running, seconds), seconds, TimeUnit.SECONDS);
        }
        log.begin(call.requestId());
        boolean delivered =
                api.deliver(call.toRuntime(System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(seconds)));
        if (!delivered) {
            synchronized (this) {
                cancelTimeout();
                current = null;
            }
            owner.refused(this, call);
            end();
        }
    }

    @Override
    public void ready() {
        boolean isFree;
        synchronized (this) {
            if (!isInitialized) {
                isInitialized = true;
                initNanos = System.nanoTime() - startedNanos;
            }
            cancelTimeout();
            if (current != null) {
                current.isAsked = true;
            }
            isFree = becomesFree();
        }
        if (isFree) {
            owner.available(this);
        }
    }

    /** Whether nothing is left of the last call, which then is forgotten. */
    private boolean becomesFree() {
        if (hasEnded || (current != null && !(current.isAsked && current.isLogged))) {
            return false;
        }
        current = null;
        idleSinceNanos = System.nanoTime();
        return true;
    }

    @Override
    public void responded(byte[] payload) {
        answered(payload, false);
    }

    @Override
    public void failed(byte[] payload) {
        answered(payload, true);
    }

    @Override
    public void respondedTooMuch() {
        answered(SandboxErrors.responseTooLarge(), true);
    }

    private void answered(byte[] payload, boolean isError) {
        RunningCall running;
        boolean isMarked;
        synchronized (this) {
            running = current;
            if (running == null || !running.settle(payload, isError, null)) {
                return;
            }
            isMarked = marksLog || function.configuration().kind() != RuntimeKind.PROVIDED;
        }
        owner.finishing(this);
        if (!isError && !running.call.invocation().wantsLog()) {
            running.call.complete(payload, false, null);
        }
        if (running.isMarkSeen()) {
            logEnded(running);
        } else {
            later(isMarked ? MARK_MILLIS : UNMARKED_LOG_MILLIS, () -> logEnded(running));
        }
    }

    /** Writes the last lines of a call's log, once. */
    private void logEnded(RunningCall running) {
        long init;
        synchronized (this) {
            if (running.isLogEnding) {
                return;
            }
            running.isLogEnding = true;
            init = initNanos;
            initNanos = 0;
        }
        byte[] tail = log.end(running.call.requestId(), running.nanos, init, running.status);
        // Does nothing where the caller has the result already.
        running.call.complete(running.payload, running.isError, tail);
        boolean isFree;
        synchronized (this) {
            running.isLogged = true;
            isFree = running == current && becomesFree();
        }
        if (isFree) {
            owner.available(this);
        }
    }

    @Override
    public void initFailed(byte[] payload) {
        synchronized (this) {
            initError = payload;
        }
        // It ends itself, and what it has written until then belongs to the failure.
        later(LOG_MILLIS, this::kill);
    }

    private void initTimedOut(int seconds) {
        synchronized (this) {
            if (isInitialized) {
                return;
            }
            initTimedOut = seconds;
        }
        log.line("INIT " + SandboxErrors.timedOut(seconds));
        kill();
    }

    private void timedOut(RunningCall running, int seconds) {
        boolean isFailure;
        synchronized (this) {
            if (running != current || running.isAsked) {
                return;
            }
            isFailure = running.settle(SandboxErrors.timeout(running.call.requestId(), seconds), true, "timeout");
        }
        if (isFailure) {
            log.failure(running.call.requestId(), SandboxErrors.timedOut(seconds));
            logEnded(running);
        }
        kill();
    }

    @Override
    public void line(String text) {
        log.line(text);
    }

    @Override
    public void control(ControlLine told) {
        if (told.word().equals(ControlLine.RUNTIME)) {
            synchronized (this) {
                marksLog = true;
            }
            owner.runsIn(told.value());
        } else if (told.word().equals(ControlLine.END)) {
            RunningCall ended = null;
            synchronized (this) {
                if (current != null && current.call.requestId().equals(told.value())) {
                    current.seeMark();
                    ended = current.isSettled() ? current : null;
                }
            }
            if (ended != null) {
                logEnded(ended);
            }
        }
    }

    /** The process has ended; its owner learns that once. */
    private void exited(int status) {
        RunningCall running;
        InitFailure failure;
        boolean isExit;
        boolean isClosing;
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            hasEnded = true;
            cancelTimeout();
            running = current;
            isClosing = isAbandoned;
            isExit = running != null
                    && running.settle(SandboxErrors.exit(running.call.requestId(), status), true, "error");
            failure =
                    isInitialized || isAbandoned ? null : new InitFailure(initError, status, initTimedOut, log.tail());
        }
        if (isExit && isClosing) {
            running.call.fail(InvocationException.Reason.UNAVAILABLE, "The function's process was ended");
        } else if (isExit) {
            log.line("RequestId: " + running.call.requestId() + " Error: " + SandboxErrors.exited(status));
        } else if (failure != null && initError == null) {
            log.line("INIT Error: " + SandboxErrors.exited(status));
        }
        if (running != null) {
            logEnded(running);
        }
        api.close();
        endpoint.close();
        owner.ended(this, failure);
    }

    private void cancelTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }

    /** Ends the process, whose owner does not want it any more; a call that it has is broken off. */
    void end() {
        ChildProcess ending;
        synchronized (this) {
            isAbandoned = true;
            ending = process;
        }
        if (ending != null) {
            ending.destroy();
            later(END_MILLIS, this::kill);
        }
    }

    /** Ends the process and those that it has started, at once. */
    void kill() {
        ChildProcess ending;
        synchronized (this) {
            ending = hasEnded ? null : process;
        }
        if (ending != null) {
            ending.kill();
        }
    }

    /** Waits until the process has ended, and ends it by force when the time is over. */
    void awaitEnd(long deadlineNanos) throws InterruptedException {
        ChildProcess ending;
        synchronized (this) {
            ending = process;
        }
        if (ending != null && !ending.awaitEnd(deadlineNanos)) {
            kill();
        }
    }
}
