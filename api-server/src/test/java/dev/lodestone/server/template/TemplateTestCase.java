package dev.lodestone.server.template;

import dev.lodestone.server.template.model.Declarations;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Reads templates of one language from a folder of their own. */
public abstract class TemplateTestCase {
    @TempDir
    protected Path directory;

    protected TemplateFolder folder;

    private final String file;
    private final String head;

    /**
     * Reads templates.
     *
     * @param file what they are called
     * @param head stands at the beginning of all of them
     */
    protected TemplateTestCase(String file, String head) {
        this.file = file;
        this.head = head;
    }

    @BeforeEach
    void openFolder() {
        folder = new TemplateFolder(directory);
    }

    protected final Declarations read(String template) {
        return folder.with(file, head + template).declarations(file);
    }

    /** What is wrong with a template. */
    protected final String problem(String template) {
        return folder.with(file, head + template).problem(file);
    }
}
