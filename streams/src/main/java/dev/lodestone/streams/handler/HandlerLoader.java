package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;

/**
 * Finds handlers by the names that functions are configured with: {@code example.Handler} for a class that implements one of
 * the handler interfaces, {@code example.Handler::method} for any method.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Define Lambda function handler in Java</a>
 */
public final class HandlerLoader {
    private static final String BEFORE_METHOD = "::";

    private final ClassLoader classes;
    private final EventSerializers serializers;

    public HandlerLoader(ClassLoader classes) {
        this.classes = classes;
        serializers = new EventSerializers(classes);
    }

    /**
     * Loads a handler, and makes its object if it needs one.
     *
     * @throws HandlerLoadException if there is none of this name
     */
    public RequestStreamHandler load(String name) throws HandlerLoadException {
        int end = name.indexOf(BEFORE_METHOD);
        Class<?> type = type(end < 0 ? name : name.substring(0, end));
        if (end >= 0) {
            return MethodHandler.of(type, name.substring(end + BEFORE_METHOD.length()), serializers);
        }
        Object handler = newInstance(type);
        if (handler instanceof RequestStreamHandler streams) {
            return streams;
        }
        if (handler instanceof RequestHandler<?, ?> requests) {
            Type event = TypeArguments.of(type, RequestHandler.class, 0);
            Type answer = TypeArguments.of(type, RequestHandler.class, 1);
            return serializers.ofRequests(requests, event, answer);
        }
        throw new HandlerLoadException(
                "Class " + type.getName() + " does not implement an appropriate handler interface");
    }

    private Class<?> type(String name) throws HandlerLoadException {
        try {
            return Class.forName(name, true, classes);
        } catch (ClassNotFoundException e) {
            throw new HandlerLoadException("Class not found: " + name, e);
        } catch (LinkageError e) {
            throw new HandlerLoadException("Error loading class " + name + ": " + e.getMessage(), e);
        }
    }

    static Object newInstance(Class<?> type) throws HandlerLoadException {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw new HandlerLoadException("Class " + type.getName() + " has no public zero-argument constructor", e);
        } catch (InvocationTargetException e) {
            throw notMade(type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw notMade(type, e);
        }
    }

    private static HandlerLoadException notMade(Class<?> type, Throwable cause) {
        return new HandlerLoadException("Class " + type.getName() + " could not be made: " + cause, cause);
    }
}
