package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Rules that concern what handlers return and throw, with processes of other languages. */
class LanguageRulesTest extends TriggerTestCase {
    /** Compiles the class into the function's code, with the library of events beside it. */
    private void createJavaFunction() throws Exception {
        Path folder = triggers.writeCode("java", "App.java", Handlers.JAVA);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        folder.resolve("App.java").toString());
        assertEquals(0, status, "the compiler's status");
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (String type : List.of(DynamodbEvent.class.getName(), "org.joda.time.DateTime")) {
            Path library = Path.of(Class.forName(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Files.copy(library, lib.resolve(library.getFileName()));
        }
        triggers.createFunction("java", "App.java", Handlers.JAVA);
    }

    @Test
    void javaHandlersReportFailedRecordsWithTheLibraryOfEvents() throws Exception {
        createJavaFunction();
        put("a", "b", "c");
        triggers.map(table, "java", "TRIM_HORIZON", with().reportBatchItemFailures());
        HandlerCall first = expectInvocation("a", "b", "c");
        assertEquals(start().toEpochMilli(), ((Number) first.records().get(0).get("millis")).longValue());
        first.failItems(1);
        expectRetry("b", "c").fail();
        HandlerCall again = expectRetry("b", "c");
        again.failItems(1);
        expectRetry("c").succeed();
        put("d");
        expectInvocation("d").succeed();
    }

    @Test
    void pythonHandlersReportFailedRecordsAndThrow() throws Exception {
        assumeInstalled("python3");
        triggers.createFunction("python", "app.py", Handlers.PYTHON);
        put("a", "b", "c");
        triggers.map(
                table,
                "python",
                "TRIM_HORIZON",
                with().reportBatchItemFailures()
                        .onFailureDestination(triggers.control.uri("/r").toString())
                        .maximumRetryAttempts(2));
        expectInvocation("a", "b", "c").failItems(1);
        expectRetry("b", "c").fail();
        expectRetry("b", "c").exit();
        put("d");
        expectInvocation("d").returnNothing();
        assertTrue(expectReport().body().contains("\"functionError\":\"Unhandled\""));
    }

    @Test
    void pythonHandlersKeepTheStateOfWindows() throws Exception {
        assumeInstalled("python3");
        triggers.createFunction("counter", "app.py", Handlers.PYTHON);
        put("a");
        triggers.map(table, "counter", "TRIM_HORIZON", with().tumblingWindowInSeconds(60));
        expectInvocation("a").answer("{\"state\":{\"n\":1.50}}");
        triggers.advanceToNext();
        HandlerCall last = expectInvocation();
        assertEquals(Map.of("n", 1.5), last.member("state"));
        last.succeed();
    }
}
