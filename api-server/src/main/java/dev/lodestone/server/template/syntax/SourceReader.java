package dev.lodestone.server.template.syntax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads YAML and JSON files, and remembers which. Not thread-safe. */
public final class SourceReader {
    /** The refusal of a document without content. */
    static final String EMPTY = "the file is empty";

    private final Set<Path> files = new LinkedHashSet<>();

    /** All files that were asked for so far, whether they could be read or not. */
    public Set<Path> files() {
        return Set.copyOf(files);
    }

    /**
     * Reads a file.
     *
     * @throws TemplateException if it cannot be read, or is neither YAML nor JSON
     */
    public Node read(Path file) {
        return parse(file.toString(), text(file));
    }

    /** Remembers a file that is not there, but would be read if it were. */
    public void expect(Path file) {
        files.add(file.toAbsolutePath().normalize());
    }

    /** A file of any other kind as a single text. */
    public Scalar readText(Path file) {
        Location whole = new Location(file.toString(), 1);
        return Scalar.text(whole, checked(whole, text(file)));
    }

    private String text(Path file) {
        expect(file);
        Location whole = new Location(file.toString(), 0);
        try {
            if (Files.isDirectory(file)) {
                throw new TemplateException(whole, "this is a directory, where a file is expected");
            }
            if (Files.size(file) > Limits.MOST_BYTES) {
                throw new TemplateException(whole, "the file has more than " + Limits.MOST_BYTES + " bytes");
            }
            return decode(whole, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new TemplateException(whole, "there is no such file");
        } catch (IOException e) {
            throw new TemplateException(whole, "the file cannot be read: " + e.getMessage());
        }
    }

    private static String decode(Location whole, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new TemplateException(whole, "the file is not UTF-8");
        }
    }

    /**
     * Reads a document from its text. What begins with a brace is read as JSON, whose tabs YAML would not take, and as YAML
     * if that fails and the file's name does not say that it is JSON.
     */
    public static Node parse(String file, String text) {
        if (file.endsWith(".json")) {
            return JsonDocument.read(file, text);
        }
        if (text.stripLeading().startsWith("{")) {
            try {
                return JsonDocument.read(file, text);
            } catch (TemplateException notJson) {
                return yaml(file, text);
            }
        }
        return yaml(file, text);
    }

    /** Programs that embed the store and have no templates in YAML need no parser of it. */
    private static Node yaml(String file, String text) {
        try {
            return YamlDocument.read(file, text);
        } catch (NoClassDefFoundError e) {
            if (String.valueOf(e.getMessage()).startsWith("org/snakeyaml/")) {
                throw new TemplateException(
                        new Location(file, 0),
                        "YAML needs a parser that is not on the class path; add org.snakeyaml:snakeyaml-engine, or write the"
                                + " template in JSON");
            }
            throw e;
        }
    }

    /** Refuses the character that no text of a template has a use for, and that stands for something while it is read. */
    static String checked(Location location, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new TemplateException(location, "the text contains the character U+0000");
        }
        return text;
    }
}
