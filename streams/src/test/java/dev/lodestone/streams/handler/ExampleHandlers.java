package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Handlers of every shape. */
public final class ExampleHandlers {
    private ExampleHandlers() {}

    public static final class Streams implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(out);
        }
    }

    public static final class Records implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
        @Override
        public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
            return new StreamsEventResponse(event.getRecords().stream()
                    .map(change -> new StreamsEventResponse.BatchItemFailure(
                            change.getDynamodb().getKeys().get("pk").getS()
                                    + change.getDynamodb()
                                            .getNewImage()
                                            .get("data")
                                            .getB()
                                            .get(0)
                                    + change.getDynamodb()
                                            .getApproximateCreationDateTime()
                                            .toInstant()
                                            .toEpochMilli()
                                    + change.getUserIdentity().getPrincipalId()))
                    .toList());
        }
    }

    /** Leaves to its subclasses what it handles. */
    public abstract static class Base<A, E> implements RequestHandler<E, A> {
        @Override
        public A handleRequest(E event, Context context) {
            return answer(event);
        }

        abstract A answer(E event);
    }

    public static final class Order {
        private String name;
        private int count;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }
    }

    public static final class Inherited extends Base<List<String>, Order> {
        @Override
        List<String> answer(Order order) {
            return List.of(order.getName(), String.valueOf(order.getCount()));
        }
    }

    public static final class Methods {
        public String event(Map<String, Object> event) {
            return "event " + event.get("name");
        }

        public String both(Order order, Context context) {
            return order.getName() + " " + context.getFunctionName();
        }

        /** The one above has more parameters. */
        public String both(Order order) {
            return "only " + order.getName();
        }

        public int contextAlone(Context context) {
            return context.getAwsRequestId().length();
        }

        public String none() {
            return "nothing";
        }

        public static void nothing(Order order) {
            if (order.getCount() < 0) {
                throw new IllegalArgumentException("none of " + order.getName(), new IOException("stock"));
            }
        }

        public void streams(InputStream in, OutputStream out) throws IOException {
            out.write('"');
            out.write(in.readAllBytes().length + '0');
            out.write('"');
        }

        public void streams(InputStream in, OutputStream out, Context context) throws IOException {
            out.write(('"' + context.getFunctionName() + '"').getBytes(StandardCharsets.UTF_8));
        }

        public String tooMany(Order one, Order two) {
            return one.getName() + two.getName();
        }
    }

    public static final class NeedsMore {
        private final String more;

        public NeedsMore(String more) {
            this.more = more;
        }

        public String handle() {
            return more;
        }
    }

    public static final class FailsToStart {
        public FailsToStart() {
            throw new IllegalStateException("no database");
        }

        public String handle() {
            return "";
        }
    }
}
