package dev.lodestone.server.template.syntax;

/** A part of a document. Immutable; parts that a document repeats by an alias are the same object. */
public sealed interface Node permits Scalar, Sequence, Mapping {
    /** Where it begins. */
    Location location();

    /** What it is, as messages say it. */
    String kind();

    /** The refusal of this part for being something else than expected. */
    default TemplateException mustBe(String what, String expected) {
        return wrong(what + " must be " + expected + ", not " + kind());
    }

    /** The refusal of this part. */
    default TemplateException wrong(String message) {
        return new TemplateException(location(), message);
    }
}
