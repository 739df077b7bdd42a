package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.ServiceLoader;

/**
 * Turns events into the objects that handlers take, and what they give into JSON, with the service's own library. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-custom-serialization.html">Custom serialization</a>
 */
final class EventSerializers {
    private final ClassLoader classes;
    private final CustomPojoSerializer custom;

    /** Serializers for the classes that a loader knows, which may bring one of their own. */
    EventSerializers(ClassLoader classes) {
        this.classes = classes;
        Iterator<CustomPojoSerializer> found =
                ServiceLoader.load(CustomPojoSerializer.class, classes).iterator();
        custom = found.hasNext() ? found.next() : null;
    }

    /** A handler of objects as one of streams. */
    RequestStreamHandler ofRequests(RequestHandler<?, ?> handler, Type event, Type answer) {
        return ofEvents(cast(handler)::handleRequest, event, answer);
    }

    /** What handles events as objects, as a handler of streams. */
    RequestStreamHandler ofEvents(EventFunction function, Type event, Type answer) {
        PojoSerializer<Object> events = event == void.class ? null : of(event);
        PojoSerializer<Object> answers = answer == void.class || answer == Void.class ? null : of(answer);
        return (in, out, context) -> {
            Object result = function.apply(events == null ? null : read(events, in, event), context);
            if (answers == null || result == null) {
                out.write(ErrorDescription.NULL);
            } else {
                answers.toJson(result, out);
            }
        };
    }

    @SuppressWarnings("unchecked") // The events are made for the type that the handler itself declares.
    private static RequestHandler<Object, Object> cast(RequestHandler<?, ?> handler) {
        return (RequestHandler<Object, Object>) handler;
    }

    private static Object read(PojoSerializer<Object> events, InputStream in, Type type) throws IOException {
        try {
            return events.fromJson(in);
        } catch (RuntimeException e) {
            throw new IOException("An error occurred during JSON parsing of the event as " + type.getTypeName(), e);
        }
    }

    @SuppressWarnings("unchecked") // Each serializer is used with objects of the type that it was made for.
    private PojoSerializer<Object> of(Type type) {
        if (custom != null) {
            return new CustomSerializer(custom, type);
        }
        if (type instanceof Class<?> known && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
            return (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(known, classes);
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }

    /** A serializer that the function brings, for one type. */
    private record CustomSerializer(CustomPojoSerializer serializer, Type type) implements PojoSerializer<Object> {
        @Override
        public Object fromJson(InputStream in) {
            return serializer.fromJson(in, type);
        }

        @Override
        public Object fromJson(String text) {
            return serializer.fromJson(text, type);
        }

        @Override
        public void toJson(Object value, OutputStream out) {
            serializer.toJson(value, out, type);
        }
    }
}
