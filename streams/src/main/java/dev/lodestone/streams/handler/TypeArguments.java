package dev.lodestone.streams.handler;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/** What a class gives for the type parameters of a type that it extends or implements. */
final class TypeArguments {
    private TypeArguments() {}

    /**
     * The argument of a type parameter, such as what a class that implements a generic handler takes; {@link Object} where the
     * class leaves it open.
     */
    static Type of(Class<?> type, Class<?> generic, int index) {
        Type found = find(type, Map.of(), generic, index);
        return found == null ? Object.class : found;
    }

    /** The type itself, with its variables replaced by what a class gives for them. */
    static Type resolve(Type declared, Class<?> declaring, Class<?> type) {
        if (declared instanceof TypeVariable<?> variable) {
            TypeVariable<?>[] parameters = declaring.getTypeParameters();
            for (int index = 0; index < parameters.length; index++) {
                if (parameters[index].equals(variable)) {
                    return of(type, declaring, index);
                }
            }
            return Object.class;
        }
        return declared;
    }

    private static Type find(Type at, Map<TypeVariable<?>, Type> known, Class<?> generic, int index) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        Class<?> raw = raw(at, known, arguments);
        if (raw == null) {
            return null;
        }
        if (raw == generic) {
            return arguments.get(raw.getTypeParameters()[index]);
        }
        for (Type parent : raw.getGenericInterfaces()) {
            Type found = find(parent, arguments, generic, index);
            if (found != null) {
                return found;
            }
        }
        return raw.getGenericSuperclass() == null ? null : find(raw.getGenericSuperclass(), arguments, generic, index);
    }

    /** The class of a type; what it gives for the parameters of that goes into the map. */
    private static Class<?> raw(Type at, Map<TypeVariable<?>, Type> known, Map<TypeVariable<?>, Type> arguments) {
        if (at instanceof Class<?> type) {
            return type;
        }
        if (!(at instanceof ParameterizedType parameterized)) {
            return null;
        }
        Class<?> type = (Class<?>) parameterized.getRawType();
        Type[] given = parameterized.getActualTypeArguments();
        for (int index = 0; index < given.length; index++) {
            Type argument = given[index] instanceof TypeVariable<?> ? known.get(given[index]) : given[index];
            if (argument != null) {
                arguments.put(type.getTypeParameters()[index], argument);
            }
        }
        return type;
    }
}
