package dev.lodestone.testkit.resource;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file, or a resource on the class path. Immutable.
 *
 * @param name how messages call it
 * @param file where it lies; null for a resource that is no file of its own
 * @param url where a resource is that is no file of its own; else null
 */
public record NamedResource(String name, Path file, URL url) {
    public static NamedResource file(Path file) {
        return new NamedResource(file.toString(), file, null);
    }

    /**
     * A resource on the class path.
     *
     * @param anchor beside whose class file it is looked for, unless its name begins with a slash
     * @throws FileNotFoundException if it is not there; the message says so
     */
    public static NamedResource resource(Class<?> anchor, String name) throws FileNotFoundException {
        URL url = anchor.getResource(name);
        if (url == null) {
            throw new FileNotFoundException("There is no resource " + name + " for " + anchor.getName());
        }
        if (!url.getProtocol().equals("file")) {
            return new NamedResource(name, null, url);
        }
        try {
            return file(Path.of(new URI(url.toString())));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url.toString(), e);
        }
    }

    /**
     * What a class names: a resource beside it or a class above it, or at the root of the class path, or else a file.
     *
     * @throws FileNotFoundException if it is none of them; the message says so
     */
    public static NamedResource named(Class<?> anchor, String name) throws FileNotFoundException {
        for (Class<?> from = anchor; from != null && from != Object.class; from = from.getSuperclass()) {
            if (from.getResource(name) != null) {
                return resource(from, name);
            }
        }
        String atRoot = "/" + name;
        if (anchor.getResource(atRoot) != null) {
            return resource(anchor, atRoot);
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw new FileNotFoundException(name + " is neither a resource for " + anchor.getName() + " nor a file in "
                    + Path.of("").toAbsolutePath());
        }
        return file(file);
    }
}
