package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.deploy.TriggerHost.RefusedException;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.RuntimeKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Code that stands in a template: one file, called {@code index} in the function's language.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-function-code.html">AWS::Lambda::Function
 *     Code</a>
 */
final class InlineCode {
    private InlineCode() {}

    /** The code as an archive, the same bytes for the same source. */
    static CodeSource archive(String runtime, String source) throws RefusedException {
        RuntimeKind kind = RuntimeKind.of(runtime);
        if (kind != RuntimeKind.NODE && kind != RuntimeKind.PYTHON) {
            throw new RefusedException(
                    "code can stand in a template for Node.js and Python only, and this is " + runtime);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            ZipEntry entry = new ZipEntry(kind == RuntimeKind.NODE ? "index.js" : "index.py");
            entry.setLastModifiedTime(FileTime.from(Instant.EPOCH));
            zip.putNextEntry(entry);
            zip.write(source.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CodeSource.Zip(bytes.toByteArray());
    }
}
