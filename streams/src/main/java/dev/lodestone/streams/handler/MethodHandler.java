package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;

/** Handlers that are methods of any class: with an event, or streams of it and the answer, and the context behind it. */
final class MethodHandler {
    private static final int MOST_PARAMETERS = 3;

    private MethodHandler() {}

    static RequestStreamHandler of(Class<?> type, String name, EventSerializers serializers)
            throws HandlerLoadException {
        Method method = best(type, name);
        Object target = Modifier.isStatic(method.getModifiers()) ? null : HandlerLoader.newInstance(type);
        Class<?>[] parameters = method.getParameterTypes();
        boolean takesContext = takesContext(parameters);
        if (takesStreams(parameters)) {
            return takesContext
                    ? (in, out, context) -> call(method, target, in, out, context)
                    : (in, out, context) -> call(method, target, in, out);
        }
        int events = parameters.length - (takesContext ? 1 : 0);
        Type event = events == 0
                ? void.class
                : TypeArguments.resolve(method.getGenericParameterTypes()[0], method.getDeclaringClass(), type);
        Type answer = TypeArguments.resolve(method.getGenericReturnType(), method.getDeclaringClass(), type);
        return serializers.ofEvents(
                (given, context) -> call(method, target, arguments(events, given, takesContext, context)),
                event,
                answer);
    }

    private static Object[] arguments(int events, Object event, boolean takesContext, Context context) {
        if (events == 0) {
            return takesContext ? new Object[] {context} : new Object[] {};
        }
        return takesContext ? new Object[] {event, context} : new Object[] {event};
    }

    /** Of several methods of the name the one with the most parameters, and with a context rather than without. */
    private static Method best(Class<?> type, String name) throws HandlerLoadException {
        Method best = null;
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name)
                    && !method.isBridge()
                    && isHandler(method.getParameterTypes())
                    && (best == null || rank(method) > rank(best))) {
                best = method;
            }
        }
        if (best == null) {
            throw new HandlerLoadException("No public method named " + name
                    + " with appropriate method signature found on class " + type.getName());
        }
        return best;
    }

    private static int rank(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return 2 * parameters.length + (takesContext(parameters) ? 1 : 0);
    }

    private static boolean isHandler(Class<?>[] parameters) {
        int events = parameters.length - (takesContext(parameters) ? 1 : 0);
        return parameters.length <= MOST_PARAMETERS && (events <= 1 || (events == 2 && takesStreams(parameters)));
    }

    private static boolean takesContext(Class<?>[] parameters) {
        return parameters.length > 0 && parameters[parameters.length - 1] == Context.class;
    }

    private static boolean takesStreams(Class<?>[] parameters) {
        return parameters.length >= 2 && parameters[0] == InputStream.class && parameters[1] == OutputStream.class;
    }

    private static Object call(Method method, Object target, Object... arguments) throws IOException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new HandlerFailure(e.getCause());
        } catch (IllegalAccessException e) {
            throw new HandlerFailure(e);
        }
    }
}
