package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.schema.ServerSideEncryption;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Server-side encryption as a request gives it; members that were not given are null. */
public record SseSpecification(Boolean enabled, String kmsMasterKeyId, String sseType) {

    /** Adds the declared constraints; none for null. */
    static void constrain(String path, SseSpecification specification, Constraints constraints) {
        if (specification != null) {
            constraints.oneOf(path + ".sSEType", specification.sseType, AllowedValues.SSE_TYPE);
        }
    }

    /** Checks that the members go together. */
    void check() {
        if (!isEnabled()) {
            refuse(sseType != null, "SSEType can not be specified if Enabled is false");
            refuse(kmsMasterKeyId != null, "KMSMasterKeyId can not be specified if Enabled is false");
        }
        refuse("AES256".equals(sseType), "SSEType AES256 is not supported");
        refuse(kmsMasterKeyId != null && sseType == null, "SSEType KMS is required if KMSMasterKeyId is specified");
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw invalidParameters(why);
        }
    }

    boolean isEnabled() {
        return Boolean.TRUE.equals(enabled);
    }

    /** The encryption asked for, or null for the service's own key. */
    ServerSideEncryption declared(RequestScope scope) {
        return isEnabled() ? new ServerSideEncryption(keyArn(scope)) : null;
    }

    private String keyArn(RequestScope scope) {
        if (kmsMasterKeyId != null && kmsMasterKeyId.startsWith("arn:")) {
            return kmsMasterKeyId;
        }
        String kms = "arn:aws:kms:" + scope.region() + ":" + scope.accountId() + ":";
        if (kmsMasterKeyId == null) {
            return kms + "key/" + managedKeyId(scope);
        }
        return kms + (kmsMasterKeyId.startsWith("alias/") ? kmsMasterKeyId : "key/" + kmsMasterKeyId);
    }

    /** The key that the service manages for an account: one for each region. */
    private static UUID managedKeyId(RequestScope scope) {
        String owner = "alias/aws/dynamodb:" + scope.region() + ":" + scope.accountId();
        return UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8));
    }
}
