package dev.lodestone.server.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TSFBuilder;

/**
 * The parsers of requests, with bounds of what they take. Programs that embed the store have a Jackson of their own: one before
 * 2.15 has no bounds to be set, and those before 2.16 have none for names.
 */
final class RequestParsers {
    static final JsonFactory FACTORY = factory();

    private RequestParsers() {}

    private static JsonFactory factory() {
        TSFBuilder<?, ?> builder = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
        try {
            Bounds.set(builder);
        } catch (LinkageError olderJackson) {
            // Nesting is bounded where it is read; nothing else needs a bound among requests of the process itself.
            return builder.build();
        }
        return builder.build();
    }

    /** Apart, because older versions of Jackson lack the types. */
    private static final class Bounds {
        /** More than any name may have in the end; the parser keeps names for requests to come, so that they need a bound. */
        private static final int LONGEST_NAME = 200_000;

        static void set(TSFBuilder<?, ?> builder) {
            StreamReadConstraints.Builder bounds = StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(500);
            try {
                bounds.maxNameLength(LONGEST_NAME);
            } catch (NoSuchMethodError olderJackson) {
                // The other two are set.
            }
            builder.streamReadConstraints(bounds.build());
        }
    }
}
