package dev.lodestone.streams.asynchronous;

import dev.lodestone.store.document.Documents;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.SettableClock;
import dev.lodestone.streams.invocation.FunctionResolver;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;

/**
 * Calls that are answered when they are accepted, and made then. They are kept in the store until they have succeeded or been
 * given up, and go on after a restart once {@link #resume} is called; one that was under way is made again. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles errors
 *     and retries with asynchronous invocation</a>
 */
public final class AsynchronousCalls implements AutoCloseable {
    private static final String KIND = "asynchronous-call";
    private static final int MOST_PAYLOAD_SHOWN = 2_000;

    private final FunctionResolver functions;
    private final Documents documents;
    private final SettableClock clock;
    private final IdSource ids;
    private final Logger logger;
    private final ClockedWork work;

    public AsynchronousCalls(
            FunctionResolver functions, Documents documents, SettableClock clock, IdSource ids, Logger logger) {
        this.functions = functions;
        this.documents = documents;
        this.clock = clock;
        this.ids = ids;
        this.logger = logger;
        this.work = new ClockedWork("lodestone-asynchronous-calls", clock, logger);
    }

    /** Makes the calls that an earlier run has left. To be called once, when functions can be called. */
    public void resume() {
        for (byte[] document : documents.all(KIND)) {
            AsynchronousCall call = AsynchronousCall.decode(document);
            work.at(clock.epochMillis(), () -> make(call));
        }
    }

    /**
     * Accepts a call, which is stored and made as soon as possible.
     *
     * @param functionArn the whole ARN, with a version or alias where one is wanted
     * @param payload JSON in UTF-8
     * @param clientContext in base64; null if there is none
     */
    public void accept(String functionArn, byte[] payload, String clientContext) {
        AsynchronousCall call = new AsynchronousCall(
                ids.next().toString(), functionArn, payload, clientContext, clock.epochMillis(), 0, 0);
        documents.put(KIND, call.id(), call.encode());
        make(call);
    }

    private void make(AsynchronousCall call) {
        InvocationTarget target = functions.find(call.functionArn());
        if (target == null) {
            work.now(() -> giveUp(call, "there is no such function"));
            return;
        }
        try {
            target.invoke(new Invocation(call.id(), call.payload(), call.clientContext(), false))
                    .whenComplete((result, failure) -> work.now(() -> settle(call, result, failure)));
        } catch (RuntimeException failure) {
            work.now(() -> settle(call, null, failure));
        }
    }

    private void settle(AsynchronousCall call, InvocationResult result, Throwable failure) {
        if (failure != null) {
            refused(call.refused(), reason(failure));
        } else if (result.isError()) {
            failed(call.failed(), result);
        } else {
            documents.delete(KIND, call.id());
        }
    }

    private void failed(AsynchronousCall call, InvocationResult result) {
        String what = text(result.payload());
        if (call.failures() > RetrySchedule.RETRIES) {
            giveUp(call, what);
        } else {
            again(call, RetrySchedule.afterFailure(call.failures()), what);
        }
    }

    private void refused(AsynchronousCall call, InvocationException why) {
        if (why.reason() == Reason.NOT_FOUND) {
            giveUp(call, why.getMessage());
        } else {
            again(call, RetrySchedule.afterRefusal(call.refusals()), why.getMessage());
        }
    }

    /** Has a call made again, unless it would be too old by then. */
    private void again(AsynchronousCall call, long waitMillis, String why) {
        long due = clock.epochMillis() + waitMillis;
        if (due - call.acceptedMillis() > RetrySchedule.MAXIMUM_AGE_MILLIS) {
            giveUp(call, why);
            return;
        }
        documents.put(KIND, call.id(), call.encode());
        logger.log(Level.ERROR, described(call) + " is made again in " + waitMillis / 1000 + " s: " + why);
        work.at(due, () -> stored(call.id()));
    }

    /** Makes a call that has waited, with its payload from the store, so that those that wait take no room. */
    private void stored(String id) {
        byte[] document = documents.get(KIND, id);
        if (document != null) {
            make(AsynchronousCall.decode(document));
        }
    }

    private void giveUp(AsynchronousCall call, String why) {
        documents.delete(KIND, call.id());
        logger.log(Level.ERROR, described(call) + " is given up: " + why + "; its event was " + text(call.payload()));
    }

    private static String described(AsynchronousCall call) {
        return "The asynchronous call " + call.id() + " of " + call.functionArn() + ", which has failed "
                + call.failures() + " times,";
    }

    private static String text(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        return text.length() > MOST_PAYLOAD_SHOWN ? text.substring(0, MOST_PAYLOAD_SHOWN) + "…" : text;
    }

    private static InvocationException reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof InvocationException why
                ? why
                : new InvocationException(Reason.UNAVAILABLE, cause.toString(), cause);
    }

    /** Makes no call any more. Calls that are under way are made again after the next opening. */
    @Override
    public void close() {
        work.close();
    }
}
