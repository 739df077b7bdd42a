package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.ServerSideEncryption;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.schema.TableClass;
import dev.lodestone.store.schema.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The checks of a CreateTable request whose declared constraints hold, in the service's order. */
final class NewTable {
    private NewTable() {}

    /** The table that the request declares. */
    static TableDefinition of(CreateTable.Request request, RequestScope scope) {
        TableSettings settings = request.settings();
        BillingMode billingMode = Billing.mode(settings.billingMode());
        Billing.checkNewTable(billingMode, settings.provisionedThroughput());
        DeclaredAttributes attributes = DeclaredAttributes.of(request.attributeDefinitions());
        KeySchema key = DeclaredKey.ofTable(request.keySchema(), attributes);
        List<String> usedNames = usedNames(request);
        checkAllUsed(request, attributes, usedNames);
        DeclaredIndexes indexes = new DeclaredIndexes(attributes, billingMode);
        indexes.addLocal(request.localSecondaryIndexes(), key);
        indexes.addGlobal(request.globalSecondaryIndexes());
        DeclaredIndexes.checkNonKeyAttributes(indexes.declared());
        ProvisionedThroughput throughput = Billing.throughput(billingMode, settings.provisionedThroughput());
        Billing.checkOnDemand(billingMode, settings.onDemandThroughput(), "");
        Warmth.checkNew(settings.warmThroughput(), billingMode, throughput, "table");
        return new TableDefinition(
                Catalog.name(request.tableName()),
                attributes.sorted(new HashSet<>(usedNames)),
                key,
                indexes.declared(),
                billingMode,
                throughput,
                settings.onDemandThroughput(),
                settings.warmThroughput(),
                tableClass(settings.tableClass()),
                Boolean.TRUE.equals(settings.deletionProtectionEnabled()),
                streamViewType(settings.streamSpecification()),
                encryption(settings.sseSpecification(), scope));
    }

    private static List<String> usedNames(CreateTable.Request request) {
        List<String> names = new ArrayList<>(DeclaredKey.names(request.keySchema()));
        addNames(request.localSecondaryIndexes(), names);
        addNames(request.globalSecondaryIndexes(), names);
        return names;
    }

    private static void addNames(List<IndexParameters> indexes, List<String> names) {
        if (indexes != null) {
            indexes.forEach(index -> names.addAll(DeclaredKey.names(index.keySchema())));
        }
    }

    private static void checkAllUsed(
            CreateTable.Request request, DeclaredAttributes attributes, List<String> usedNames) {
        if (request.localSecondaryIndexes() != null || request.globalSecondaryIndexes() != null) {
            attributes.checkUsed(usedNames);
        } else if (usedNames.size() != attributes.size()) {
            throw invalidParameters("Number of attributes in KeySchema does not"
                    + " exactly match number of attributes defined in AttributeDefinitions");
        }
    }

    private static StreamViewType streamViewType(StreamSpecification specification) {
        if (specification == null) {
            return null;
        }
        specification.checkForNewTable();
        return specification.declared();
    }

    private static ServerSideEncryption encryption(SseSpecification specification, RequestScope scope) {
        if (specification == null) {
            return null;
        }
        specification.check();
        return specification.declared(scope);
    }

    /** The class named, the standard one where none is. */
    static TableClass tableClass(String named) {
        if (named == null) {
            return TableClass.STANDARD;
        }
        for (TableClass tableClass : TableClass.values()) {
            if (tableClass.name().equals(named)) {
                return tableClass;
            }
        }
        throw validation("Invalid table-class parameter provided. Please try again with a valid table-class value:"
                + " [STANDARD, STANDARD_INFREQUENT_ACCESS].");
    }
}
