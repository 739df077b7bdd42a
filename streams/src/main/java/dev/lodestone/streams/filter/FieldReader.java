package dev.lodestone.streams.filter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the fields of a record that patterns name, and passes over the rest. Used once. */
final class FieldReader {
    private final JsonParser in;
    private final RecordFields fields;
    private int arrays;

    FieldReader(JsonParser in, RecordFields fields) {
        this.in = in;
        this.fields = fields;
    }

    /** Reads the object at hand. */
    void readObject(PathTree.Node node, ArrayElement element) throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            PathTree.Node child = node.child(in.currentName());
            in.nextToken();
            if (child == null) {
                in.skipChildren();
            } else {
                readValue(child, element);
            }
        }
    }

    /** Reads the value at hand. */
    private void readValue(PathTree.Node node, ArrayElement element) throws IOException {
        switch (in.currentToken()) {
            case START_OBJECT -> readObject(node, element);
            case START_ARRAY -> readArray(node, element);
            default -> addScalar(node, element);
        }
    }

    /** Reads a list, whose elements count as values of the field that has it; scalars among them go with anything. */
    private void readArray(PathTree.Node node, ArrayElement outer) throws IOException {
        int array = arrays++;
        for (int index = 0; in.nextToken() != JsonToken.END_ARRAY; index++) {
            boolean scalar = in.currentToken().isScalarValue();
            readValue(node, scalar ? outer : new ArrayElement(array, index, outer));
        }
    }

    private void addScalar(PathTree.Node node, ArrayElement element) throws IOException {
        if (node.field() < 0) {
            return;
        }
        String text = in.getText();
        switch (in.currentToken()) {
            case VALUE_STRING -> fields.add(node.field(), FieldValue.quoted(text), Double.NaN, element);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                fields.add(node.field(), text, ComparableNumber.of(text), element);
            default -> fields.add(node.field(), text, Double.NaN, element);
        }
    }
}
