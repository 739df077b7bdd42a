package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The process of a function written in Java: takes one invocation at a time from the Runtime API, runs the handler, and
 * answers there. It knows of itself what the service's environment variables say.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
public final class HandlerProcess {
    private static final int COULD_NOT_START = 1;
    private static final int KILLED = 137;

    private final RuntimeApiClient api;
    private final HandlerContext.FunctionFacts facts;

    private HandlerProcess(Map<String, String> environment) {
        api = new RuntimeApiClient(environment.get("AWS_LAMBDA_RUNTIME_API"));
        facts = new HandlerContext.FunctionFacts(
                environment.get("AWS_LAMBDA_FUNCTION_NAME"),
                environment.get("AWS_LAMBDA_FUNCTION_VERSION"),
                Integer.parseInt(environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")),
                environment.get("AWS_LAMBDA_LOG_GROUP_NAME"),
                environment.get("AWS_LAMBDA_LOG_STREAM_NAME"));
    }

    /** Runs the handler until whoever started the process is gone. */
    public static void main(String[] arguments) throws IOException {
        endWithInput();
        tell(ControlLine.RUNTIME, System.getProperty("java.version"));
        Map<String, String> environment = System.getenv();
        HandlerProcess process = new HandlerProcess(environment);
        RequestStreamHandler handler =
                process.load(Path.of(environment.get("LAMBDA_TASK_ROOT")), environment.get("_HANDLER"));
        if (handler == null) {
            System.exit(COULD_NOT_START);
        }
        while (true) {
            process.serve(handler);
        }
    }

    /** The standard input ends when the process that started this one is gone, however it went. */
    private static void endWithInput() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            Thread.onSpinWait();
                        }
                    } catch (IOException closed) {
                        // That is an end too.
                    }
                    Runtime.getRuntime().halt(KILLED);
                },
                "lodestone-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void tell(String word, String value) {
        System.out.print(new ControlLine(word, value) + "\n");
        System.out.flush();
    }

    private RequestStreamHandler load(Path root, String name) throws IOException {
        try {
            ClassLoader classes = new URLClassLoader(classPath(root), HandlerProcess.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(classes);
            return new HandlerLoader(classes).load(name);
        } catch (HandlerLoadException | RuntimeException | LinkageError e) {
            e.printStackTrace(System.out);
            api.initError(e.getClass().getName(), ErrorDescription.json(e));
            return null;
        }
    }

    /** The function's own folder, and the libraries in its folder {@code lib} in the order of their names, as in the service. */
    private static URL[] classPath(Path root) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(url(root));
        if (Files.isDirectory(root.resolve("lib"))) {
            try (Stream<Path> libraries = Files.list(root.resolve("lib"))) {
                libraries
                        .filter(library -> library.toString().endsWith(".jar"))
                        .sorted()
                        .forEach(library -> urls.add(url(library)));
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(RequestStreamHandler handler) throws IOException {
        RuntimeApiClient.Next next = api.next();
        System.setProperty("com.amazonaws.xray.traceHeader", next.traceId() == null ? "" : next.traceId());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Throwable thrown = null;
        try {
            handler.handleRequest(new ByteArrayInputStream(next.event()), out, context(next));
        } catch (Throwable failure) {
            thrown = HandlerFailure.thrown(failure);
            thrown.printStackTrace(System.out);
        }
        tell(ControlLine.END, next.requestId());
        if (thrown == null) {
            api.respond(next.requestId(), out.toByteArray());
            return;
        }
        api.fail(next.requestId(), thrown.getClass().getName(), ErrorDescription.json(thrown));
        if (thrown instanceof VirtualMachineError) {
            System.exit(COULD_NOT_START);
        }
    }

    private HandlerContext context(RuntimeApiClient.Next next) {
        return new HandlerContext(
                facts,
                next.requestId(),
                next.functionArn(),
                next.deadlineMillis(),
                next.clientContext() == null ? null : JsonClientContext.read(next.clientContext()));
    }
}
