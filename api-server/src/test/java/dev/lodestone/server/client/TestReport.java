package dev.lodestone.server.client;

import dev.lodestone.streams.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a test runner has written of its tests.
 *
 * @param passed the names of those that have run and passed
 * @param others the names of all the others: failed, skipped, or not even run
 */
record TestReport(List<String> passed, List<String> others) {
    TestReport {
        passed = List.copyOf(passed);
        others = List.copyOf(others);
    }

    /** Reads one in the XML of JUnit. */
    static TestReport ofXml(Path file) throws IOException {
        TestReport report = new TestReport();
        for (Element test : elements(file, "testcase")) {
            boolean hasPassed = test.getElementsByTagName("*").getLength() == 0;
            report = report.with(test.getAttribute("name"), hasPassed);
        }
        return report;
    }

    /** Reads one in the JSON of jest, which vitest writes too. */
    static TestReport ofJson(Path file) throws IOException {
        TestReport report = new TestReport();
        for (Object suite : members(JsonTree.readObject(Files.readAllBytes(file)), "testResults")) {
            for (Object test : members(suite, "assertionResults")) {
                Map<?, ?> result = (Map<?, ?>) test;
                report = report.with((String) result.get("title"), "passed".equals(result.get("status")));
            }
        }
        return report;
    }

    private TestReport() {
        this(List.of(), List.of());
    }

    private TestReport with(String name, boolean hasPassed) {
        List<String> more = new ArrayList<>(hasPassed ? passed : others);
        more.add(name);
        return hasPassed ? new TestReport(more, others) : new TestReport(passed, more);
    }

    private static Collection<?> members(Object object, String name) {
        return (Collection<?>) ((Map<?, ?>) object).get(name);
    }

    private static List<Element> elements(Path file, String name) throws IOException {
        NodeList nodes;
        try {
            nodes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName(name);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is not XML", e);
        }
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
