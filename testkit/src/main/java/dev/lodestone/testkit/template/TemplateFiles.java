package dev.lodestone.testkit.template;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.testkit.resource.NamedResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Templates as files, also those within archives of the class path, which stay open until this is closed. */
final class TemplateFiles implements AutoCloseable {
    private final List<FileSystem> archives = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();

    /**
     * Opens.
     *
     * @throws TemplateException if one of them is where no files can be read from
     */
    static TemplateFiles open(List<NamedResource> sources) {
        TemplateFiles files = new TemplateFiles();
        try {
            for (NamedResource source : sources) {
                files.paths.add(source.file() == null ? files.inArchive(source) : source.file());
            }
            return files;
        } catch (TemplateException e) {
            files.close();
            throw e;
        }
    }

    private Path inArchive(NamedResource source) {
        URL url = source.url();
        try {
            URLConnection connection = url.openConnection();
            if (!(connection instanceof JarURLConnection jar)) {
                throw refusal(source, "this is no file, and not in an archive: " + url);
            }
            FileSystem archive =
                    FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()));
            archives.add(archive);
            return archive.getPath("/", jar.getEntryName());
        } catch (IOException | URISyntaxException e) {
            throw refusal(source, "the archive that it is in cannot be read: " + e.getMessage());
        }
    }

    private static TemplateException refusal(NamedResource source, String reason) {
        return new TemplateException(new Location(source.name(), 0), reason);
    }

    List<Path> paths() {
        return List.copyOf(paths);
    }

    boolean areInArchives() {
        return !archives.isEmpty();
    }

    @Override
    public void close() {
        for (FileSystem archive : archives) {
            try {
                archive.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
