package dev.lodestone.server.template.syntax;

import java.io.Serializable;

/**
 * A place in a file.
 *
 * @param file the file, as the user named it
 * @param line counted from 1; 0 stands for the file as a whole
 */
public record Location(String file, int line) implements Serializable {
    /** The place as messages name it. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
