package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a caller gave beside the event. Immutable. */
record JsonClientContext(Client client, Map<String, String> custom, Map<String, String> environment)
        implements ClientContext {

    /** The application that called, as it describes itself. */
    private record Application(Map<String, String> members) implements Client {
        @Override
        public String getInstallationId() {
            return members.get("installation_id");
        }

        @Override
        public String getAppTitle() {
            return members.get("app_title");
        }

        @Override
        public String getAppVersionName() {
            return members.get("app_version_name");
        }

        @Override
        public String getAppVersionCode() {
            return members.get("app_version_code");
        }

        @Override
        public String getAppPackageName() {
            return members.get("app_package_name");
        }
    }

    /** Reads it from JSON; null if there is none. */
    static ClientContext read(byte[] json) {
        Object read = JacksonFactory.getInstance().getSerializer(Map.class).fromJson(new ByteArrayInputStream(json));
        if (!(read instanceof Map<?, ?> members)) {
            return null;
        }
        return new JsonClientContext(
                new Application(texts(members.get("client"))), texts(members.get("custom")), texts(members.get("env")));
    }

    private static Map<String, String> texts(Object members) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (members instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), value == null ? null : value.toString()));
        }
        return texts;
    }

    @Override
    public Client getClient() {
        return client;
    }

    @Override
    public Map<String, String> getCustom() {
        return custom;
    }

    @Override
    public Map<String, String> getEnvironment() {
        return environment;
    }
}
