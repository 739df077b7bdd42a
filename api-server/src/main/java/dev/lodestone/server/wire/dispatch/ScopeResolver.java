package dev.lodestone.server.wire.dispatch;

import dev.lodestone.store.catalog.RequestScope;
import java.util.Set;

/**
 * Works out whose tables a request speaks of, from the credential that its {@code Authorization} header names:
 * {@code Credential=ACCESS_KEY/DATE/REGION/dynamodb/aws4_request}. Any credential is accepted; it only separates tables
 * where isolation is asked for. Thread-safe.
 */
public final class ScopeResolver {
    private static final String CREDENTIAL = "Credential=";

    /** By what tables are kept apart. */
    public enum Isolation {
        ACCESS_KEY,
        REGION
    }

    private final Set<Isolation> isolation;
    private final RequestScope shared;

    /**
     * A resolver.
     *
     * @param region the region of tables, where regions are not kept apart or the request names none
     * @param accountId the account of all tables
     */
    public ScopeResolver(Set<Isolation> isolation, String region, String accountId) {
        this.isolation = Set.copyOf(isolation);
        this.shared = new RequestScope("", region, accountId);
    }

    /** The scope of a request with this header, which may be null. */
    public RequestScope scope(String authorization) {
        if (isolation.isEmpty()) {
            return shared;
        }
        String[] credential = credential(authorization);
        boolean byRegion = isolation.contains(Isolation.REGION);
        String region = byRegion && credential.length > 2 ? credential[2] : shared.region();
        String namespace =
                (isolation.contains(Isolation.ACCESS_KEY) ? credential[0] : "") + (byRegion ? "/" + region : "");
        return new RequestScope(namespace, region, shared.accountId());
    }

    private static String[] credential(String authorization) {
        int at = authorization == null ? -1 : authorization.indexOf(CREDENTIAL);
        if (at < 0) {
            return new String[] {""};
        }
        int start = at + CREDENTIAL.length();
        int end = start;
        while (end < authorization.length() && authorization.charAt(end) != ',' && authorization.charAt(end) != ' ') {
            end++;
        }
        return authorization.substring(start, end).split("/", -1);
    }
}
