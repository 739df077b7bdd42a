package dev.lodestone.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The templates that the command line names.
 *
 * @param files none where there are none
 * @param parameters values for what they leave open
 * @param stage the stage of those of the Serverless Framework; null for their own
 */
public record TemplateOptions(List<Path> files, Map<String, String> parameters, String stage) {
    static final TemplateOptions NONE = new TemplateOptions(List.of(), Map.of(), null);

    public TemplateOptions {
        files = List.copyOf(files);
        parameters = Map.copyOf(parameters);
    }
}
