package dev.lodestone.server.mutation;

import java.util.ArrayList;
import java.util.List;

/**
 * A request that violates one constraint and is valid otherwise.
 *
 * @param path the member at fault, as the service writes it
 */
record Violation(String body, String path) {
    /** An example with one violation in it, or null where the example has no such member. */
    static Violation of(DeclaredConstraint constraint, Json example) {
        Json request = example.copy();
        Place place = find(request, constraint.path(), "");
        if (place == null) {
            return null;
        }
        place.violate(constraint);
        StringBuilder body = new StringBuilder();
        request.print(body);
        return new Violation(body.toString(), place.path());
    }

    /** A member of a structure or map, or an element of a list. */
    private record Place(Json container, int index, String path) {
        private Json value() {
            return container instanceof Json.Array array
                    ? array.elements().get(index)
                    : ((Json.Structure) container).members().get(index).value();
        }

        void violate(DeclaredConstraint constraint) {
            if (constraint.kind() == DeclaredConstraint.Kind.REQUIRED) {
                ((Json.Structure) container).members().remove(index);
            } else if (container instanceof Json.Array array) {
                array.elements().set(index, violating(constraint, value()));
            } else {
                List<Json.Member> members = ((Json.Structure) container).members();
                members.set(index, new Json.Member(members.get(index).name(), violating(constraint, value())));
            }
        }
    }

    private static Place find(Json at, List<String> path, String printed) {
        int size = at instanceof Json.Array array
                ? array.elements().size()
                : at instanceof Json.Structure structure ? structure.members().size() : 0;
        for (int i = 0; i < size; i++) {
            String segment = segment(at, i, path.get(0));
            if (segment != null) {
                Place place = new Place(at, i, printed + segment);
                Place found = path.size() == 1
                        ? place
                        : find(place.value(), path.subList(1, path.size()), place.path() + ".");
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** How the service writes the member or element, or null if it is not the one sought. */
    private static String segment(Json container, int index, String sought) {
        if (container instanceof Json.Array) {
            return sought.equals("#") ? (index + 1) + ".member" : null;
        }
        String quoted = ((Json.Structure) container).members().get(index).name();
        String name = quoted.substring(1, quoted.length() - 1);
        if (sought.equals("*")) {
            return name + ".member";
        }
        return name.equals(sought) ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : null;
    }

    private static Json violating(DeclaredConstraint constraint, Json value) {
        return switch (constraint.kind()) {
            case SHORTEST -> sized(value, Integer.parseInt(constraint.bound()) - 1);
            case LONGEST -> sized(value, Integer.parseInt(constraint.bound()) + 1);
            case LEAST -> new Json.Scalar(Long.toString(Long.parseLong(constraint.bound()) - 1));
            case MOST -> new Json.Scalar(Long.toString(Long.parseLong(constraint.bound()) + 1));
            case ENUM -> new Json.Scalar("\"none of them\"");
            case PATTERN -> new Json.Scalar("\"a name?\"");
            case REQUIRED -> throw new IllegalArgumentException("What is required is left out");
        };
    }

    private static Json sized(Json value, int size) {
        if (value instanceof Json.Array array) {
            List<Json> elements = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                elements.add(array.elements().get(0));
            }
            return new Json.Array(elements);
        } else if (value instanceof Json.Structure map) {
            List<Json.Member> members = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                members.add(new Json.Member(
                        "\"name" + i + "\"", map.members().get(0).value()));
            }
            return new Json.Structure(members);
        }
        return new Json.Scalar('"' + "a".repeat(size) + '"');
    }
}
