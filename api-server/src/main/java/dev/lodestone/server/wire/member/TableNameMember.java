package dev.lodestone.server.wire.member;

import dev.lodestone.server.wire.json.RequestReader;

/** Reads requests of which {@code TableName} is the only member. */
public final class TableNameMember {
    private TableNameMember() {}

    public static String read(RequestReader in) {
        String tableName = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals("TableName")) {
                tableName = in.string();
            } else {
                in.skip();
            }
        }
        return tableName;
    }
}
