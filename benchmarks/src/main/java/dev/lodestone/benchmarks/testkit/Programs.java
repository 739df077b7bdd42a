package dev.lodestone.benchmarks.testkit;

import dev.lodestone.benchmarks.harness.Installed;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The programs that are measured: their class paths, how they are made and how they are started. */
final class Programs {
    private static final String PACKAGE = Programs.class.getPackageName();
    private static final String RUNNER = PACKAGE + ".suite.SuiteRunner";

    private final TestkitOptions options;
    private final String classPath;
    private final Path target;

    /** @param classPath of the programs that use the test kit: jars, because archives of classes know no folders */
    Programs(TestkitOptions options, String classPath) {
        this.options = options;
        this.classPath = classPath;
        target = options.root().toAbsolutePath().normalize().resolve("benchmarks/target");
    }

    /** The folder for what the programs write. */
    Path work() throws IOException {
        return Files.createDirectories(target.resolve("testkit"));
    }

    /** Fetches the peer and compiles its tests, unless that has been done. */
    void installPeer() throws IOException, InterruptedException {
        Path benchmarks = options.root().toAbsolutePath().normalize().resolve("benchmarks");
        Path pom = benchmarks.resolve("peers/dynamodb-local-embedded/pom.xml");
        List<Path> descriptions = new ArrayList<>(List.of(pom));
        descriptions.addAll(sources(benchmarks.resolve("peers/dynamodb-local-embedded/src")));
        descriptions.addAll(sources(benchmarks.resolve("src/main/java").resolve(folder(PACKAGE + ".suite"))));
        new Installed(peer(), descriptions)
                .require(List.of("mvn", "-q", "-f", pom.toString(), "clean", "process-classes"), benchmarks);
    }

    private static String folder(String packageName) {
        return packageName.replace('.', '/');
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path peer() {
        return target.resolve("peers/dynamodb-local-embedded");
    }

    private Path peerLibraries() {
        return peer().resolve("lib");
    }

    /** The version of the peer that has been fetched. */
    String peerVersion() throws IOException {
        return Installed.version("DynamoDBLocal", peerLibraries());
    }

    /** The thousand tests. */
    ChildProgram tests(Way way) {
        List<String> command = way.isPeer()
                ? java(List.of("-Dsqlite4java.library.path=" + peerLibraries()), peerClassPath(), RUNNER)
                : java(List.of(), classPath, RUNNER);
        command.add(way.tests());
        command.add(Integer.toString(options.runsBefore()));
        return new ChildProgram(way.label(), command);
    }

    private String peerClassPath() {
        return peer().resolve("classes") + File.pathSeparator + peerLibraries() + File.separator + "*";
    }

    /** A program that asks for a first answer. */
    ChildProgram cold(ColdProgram program) throws IOException {
        List<String> settings = List.of();
        if (program.isArchived()) {
            settings = hasAotCache()
                    ? List.of("-XX:AOTCache=" + archive(program), "-XX:AOTMode=on")
                    : List.of("-XX:SharedArchiveFile=" + archive(program), "-Xshare:on");
        }
        return new ChildProgram(program.label(), java(settings, classPath, program.main()));
    }

    /** The same program, which leaves an archive of the classes that it has loaded. */
    ChildProgram training(ColdProgram program) throws IOException {
        Files.deleteIfExists(archive(program));
        String setting = hasAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
        return new ChildProgram(program.label(), java(List.of(setting + archive(program)), classPath, program.main()));
    }

    /** Whether the JDK keeps more of a run than classes: one option makes such a cache from Java 25 on. */
    private boolean hasAotCache() throws IOException {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(options.javaHome().resolve("release"))) {
            release.load(file);
        }
        String version = release.getProperty("JAVA_VERSION", "17").replace("\"", "");
        return Runtime.Version.parse(version).feature() >= 25;
    }

    private Path archive(ColdProgram program) throws IOException {
        return work().resolve(program.label() + (hasAotCache() ? ".aot" : ".jsa"));
    }

    private List<String> java(List<String> settings, String path, String main) {
        List<String> command = new ArrayList<>();
        command.add(javaProgram());
        command.addAll(options.javaOptions());
        command.addAll(settings);
        command.addAll(List.of("-cp", path, main));
        return command;
    }

    private String javaProgram() {
        return options.javaHome().resolve("bin").resolve("java").toString();
    }

    /** What the JDK says of itself that runs the programs. */
    String javaVersion() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(javaProgram(), "-version")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().toList();
            if (process.waitFor() != 0 || all.isEmpty()) {
                throw new IOException("No JDK in " + options.javaHome());
            }
            return all.get(all.size() - 1);
        }
    }
}
