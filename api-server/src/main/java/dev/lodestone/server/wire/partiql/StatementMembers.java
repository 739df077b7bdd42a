package dev.lodestone.server.wire.partiql;

import dev.lodestone.partiql.operation.ParameterizedStatement;
import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;
import java.util.List;

/** Collects the members that make up a statement with its parameters. */
final class StatementMembers {
    private String statement;
    private List<Supplied<AttributeValue>> parameters;
    private String returnValuesOnConditionCheckFailure;

    /** Reads the member of this name, or passes over it where the API has none. */
    void read(String name, RequestReader in) {
        switch (name) {
            case "Statement" -> statement = in.string();
            case "Parameters" -> parameters = in.list(AttributeValueReader::requiredValue);
            case "ReturnValuesOnConditionCheckFailure" -> returnValuesOnConditionCheckFailure = in.string();
            default -> in.skip();
        }
    }

    ParameterizedStatement collected() {
        return new ParameterizedStatement(statement, parameters, returnValuesOnConditionCheckFailure);
    }
}
