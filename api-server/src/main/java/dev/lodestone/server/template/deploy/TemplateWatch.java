package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.TemplateReader;
import dev.lodestone.server.template.TemplateSettings;
import dev.lodestone.server.template.Templates;
import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionCode;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.server.template.syntax.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Deploys templates, and again whenever one of their files has changed. Files are looked at, since notifications of file
 * systems come late, in some systems, or not at all. A template that is wrong is reported, and all stays as it was.
 */
public final class TemplateWatch implements AutoCloseable {
    private static final long PAUSE_NANOS = Duration.ofMillis(300).toNanos();

    private final List<Path> paths;
    private final TemplateSettings settings;
    private final TemplateDeployment deployment;
    private final Consumer<String> log;
    private final Thread thread = new Thread(this::run, "lodestone-templates");
    private volatile Map<Path, String> seen = Map.of();
    private volatile boolean closed;

    /**
     * A watch over templates.
     *
     * @param log takes what there is to say, line by line
     */
    public TemplateWatch(
            List<Path> paths, TemplateSettings settings, TemplateDeployment deployment, Consumer<String> log) {
        this.paths = List.copyOf(paths);
        this.settings = settings;
        this.deployment = deployment;
        this.log = log;
        thread.setDaemon(true);
    }

    /**
     * Deploys for the first time, and says what became of everything.
     *
     * @throws TemplateException if the templates are wrong; nothing has changed then
     */
    public void deploy() {
        Templates templates = read();
        Declarations declarations = templates.orThrow();
        DeploymentReport report = deployment.apply(declarations);
        report.outcomes().forEach(outcome -> log.accept(outcome.toString()));
        if (!declarations.passedOver().isEmpty()) {
            log.accept("passed over: " + passedOver(declarations));
        }
        templates.unusedParameters().forEach(name -> log.accept(Templates.unused(name)));
        complain(report.problems());
    }

    private static String passedOver(Declarations declarations) {
        StringBuilder text = new StringBuilder();
        declarations
                .passedOver()
                .forEach((type, count) -> text.append(text.length() == 0 ? "" : ", ")
                        .append(count == 1 ? "" : count + " ")
                        .append(type));
        return text.toString();
    }

    /** Goes on watching in the background. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(PAUSE_NANOS);
            if (!closed) {
                check();
            }
        }
    }

    /** Deploys if a file has changed since the last time, as happens in the background anyway. */
    public synchronized void check() {
        if (state(seen.keySet()).equals(seen)) {
            return;
        }
        Templates templates = read();
        try {
            DeploymentReport report = deployment.apply(templates.orThrow());
            report.outcomes().stream()
                    .filter(outcome -> outcome.done() != null)
                    .forEach(outcome -> log.accept(outcome.toString()));
            complain(report.problems());
        } catch (TemplateException e) {
            complain(e.problems());
            log.accept("the template is wrong, and everything stays as it was");
        } catch (RuntimeException e) {
            // The watch goes on, whatever has gone wrong once.
            log.accept("the template could not be deployed: " + e);
        }
    }

    private void complain(List<Problem> problems) {
        problems.forEach(problem -> log.accept(problem.toString()));
    }

    private Templates read() {
        Set<Path> files = new HashSet<>(seen.keySet());
        paths.forEach(path -> files.add(path.toAbsolutePath().normalize()));
        Map<Path, String> before = state(files);
        Templates templates = TemplateReader.read(paths, settings);
        files.addAll(templates.files());
        if (templates.declarations() != null) {
            templates.declarations().functions().forEach(function -> addCode(function.code(), files));
        }
        // What has changed since it was read counts as changed at the next look.
        Map<Path, String> read = state(files);
        read.putAll(before);
        seen = read;
        return templates;
    }

    /** Folders with code are looked at when their functions are called; archives are not, nor what does not exist yet. */
    private static void addCode(FunctionCode code, Set<Path> files) {
        if (code instanceof FunctionCode.Local local && !Files.isDirectory(local.path())) {
            files.add(local.path());
        }
    }

    /** What would differ if the files had changed. */
    private static Map<Path, String> state(Set<Path> files) {
        Map<Path, String> state = new HashMap<>();
        for (Path file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                state.put(file, attributes.lastModifiedTime() + "/" + attributes.size() + "/" + attributes.fileKey());
            } catch (IOException e) {
                state.put(file, "");
            }
        }
        return state;
    }

    /** Ends the watch; a deployment under way is finished first. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
