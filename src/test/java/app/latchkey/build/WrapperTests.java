package app.latchkey.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the real {@code mvnw} on a made-up machine with its own folders, JDKs and Maven, and no network. */
@DisabledOnOs(OS.WINDOWS)
class WrapperTests {

    private static final List<String> TOOLS = List.of(
            "awk",
            "cp",
            "dirname",
            "find",
            "gzip",
            "mkdir",
            "mktemp",
            "mv",
            "rm",
            "sed",
            "sh",
            "sha512sum",
            "shasum",
            "tar",
            "touch");
    private static final String MAVEN = "apache-maven-3.9.11";

    private final Path machine;
    private final Path project;
    private final Path path;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    WrapperTests(@TempDir Path folder) throws IOException {
        machine = folder.toRealPath();
        project = Files.createDirectories(machine.resolve("the project"));
        path = Files.createDirectories(machine.resolve("path"));
        home = Files.createDirectories(machine.resolve("home of someone"));
        environment.put("PATH", path.toString());
        environment.put("HOME", home.toString());
        environment.put("LATCHKEY_JVM_ROOT", machine.toString());
    }

    @BeforeEach
    void setUp() throws IOException {
        for (var tool : TOOLS) {
            for (var folder : List.of("/bin", "/usr/bin")) {
                if (Files.isExecutable(Path.of(folder, tool))) {
                    program(path.resolve(tool), "exec %s/%s \"$@\"".formatted(folder, tool));
                }
            }
        }
        Files.copy(Path.of("mvnw"), project.resolve("mvnw"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
    }

    @Test
    void takesTheJdkFromJavaHomeWhenItIsNewEnough() throws Exception {
        maven("3.9.9");
        javaOnThePath(jdk("a/jdk-25", "25.0.3"));
        jdk("usr/lib/jvm/jdk-26", "26");
        environment.put("JAVA_HOME", jdk("my own/jdk-25", "25.0.3").toString());

        assertThat(jdkChosen()).isEqualTo("my own/jdk-25");
    }

    @Test
    void looksThroughTheUsualPlacesInOrder() throws Exception {
        maven("3.9.9");
        var places = List.of(
                "java home",
                "java on the path",
                "usr/lib/jvm/temurin-25-jdk-amd64",
                "usr/java/jdk-25",
                "opt/java/openjdk",
                "opt/jdk-25",
                "home of someone/.sdkman/candidates/java/25-tem",
                "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "home of someone/Library/Java/JavaVirtualMachines/openjdk-25/Contents/Home",
                "home of someone/.jdks/temurin-25");
        for (var place : places) {
            jdk(place, "25.0.3");
        }
        environment.put("JAVA_HOME", machine.resolve("java home").toString());
        javaOnThePath(machine.resolve("java on the path"));

        var chosen = new ArrayList<String>();
        for (var place : places) {
            chosen.add(jdkChosen());
            Files.delete(machine.resolve(place).resolve("bin/javac"));
        }

        assertThat(chosen).isEqualTo(places);
    }

    @Test
    void findsTheJdksOfASdkmanThatLiesElsewhere() throws Exception {
        maven("3.9.9");
        environment.put("SDKMAN_DIR", machine.resolve("sdkman").toString());
        jdk("sdkman/candidates/java/25-tem", "25");

        assertThat(jdkChosen()).isEqualTo("sdkman/candidates/java/25-tem");
    }

    @Test
    void passesOverJdksThatAreTooOldWithoutAWord() throws Exception {
        maven("3.9.9");
        environment.put("JAVA_HOME", jdk("my own/jdk-17", "17.0.15").toString());
        javaOnThePath(jdk("usr/lib/jvm/java-1.8.0", "1.8.0_452"));
        jdk("usr/lib/jvm/java-24", "24.0.2");
        jdk("usr/lib/jvm/java-25", "25.0.3");

        assertThat(jdkChosen()).isEqualTo("usr/lib/jvm/java-25");
    }

    @Test
    void passesOverAJavaWithoutItsCompiler() throws Exception {
        maven("3.9.9");
        var jre = jdk("usr/lib/jvm/a-jre-25", "25.0.3");
        Files.delete(jre.resolve("bin/javac"));
        environment.put("JAVA_HOME", jre.toString());
        jdk("usr/lib/jvm/jdk-25", "25.0.3");

        assertThat(jdkChosen()).isEqualTo("usr/lib/jvm/jdk-25");
    }

    @Test
    void asksJavaItselfWhereNoFileTellsItsVersion() throws Exception {
        maven("3.9.9");
        Files.delete(jdk("usr/lib/jvm/jdk-1-old", "21.0.7").resolve("release"));
        Files.delete(jdk("usr/lib/jvm/jdk-2-new", "25-ea").resolve("release"));

        assertThat(jdkChosen()).isEqualTo("usr/lib/jvm/jdk-2-new");
    }

    @Test
    void saysInOneLineThatThereIsNoJdkAndHowToGetOne() throws Exception {
        maven("3.9.9");
        javaOnThePath(jdk("usr/lib/jvm/jdk-17", "17.0.15"));

        var outcome = mvnw("verify");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).singleElement().asString().contains("no JDK 25 or newer", "https://adoptium.net");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.6", "3.8.10", "3.9.0", "3.10.1", "4.0.0"})
    void usesAnInstalledMavenThatIsNewEnough(String version) throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        maven(version);

        assertThat(mvnw("verify").out()).contains("Maven " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.5", "3.6.3", "2.9.9"})
    void downloadsMavenWhereTheInstalledOneIsTooOld(String version) throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        maven(version);
        downloader("curl", archive());

        assertThat(mvnw("verify").out()).contains("Maven 3.9.11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void downloadsMavenOnceWhereNoneIsInstalled(String downloader) throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        downloader(downloader, archive());

        var first = mvnw("verify");
        Files.delete(path.resolve(downloader));
        var second = mvnw("verify");

        assertThat(first.out()).contains("Maven 3.9.11");
        assertThat(first.err()).isEmpty();
        assertThat(second).isEqualTo(first);
        assertThat(home.resolve(".cache/latchkey")).isDirectoryContaining("glob:**/" + MAVEN);
        assertThat(home.resolve(".cache/latchkey").toFile().list()).hasSize(1);
    }

    @Test
    void keepsMavenWhereItIsTold() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        downloader("curl", archive());
        environment.put("LATCHKEY_MAVEN_HOME", machine.resolve("shared").toString());

        assertThat(mvnw("verify").code()).isZero();
        assertThat(machine.resolve("shared").resolve(MAVEN)).isDirectory();
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsMavenInTheProjectWhereThereIsNoHomeToWriteTo(boolean home) throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        downloader("curl", archive());
        // A file, not a folder without write permission: that would not stop root.
        environment.put("HOME", project.resolve("pom.xml").toString());
        if (!home) {
            environment.remove("HOME");
            environment.put(
                    "LATCHKEY_MAVEN_HOME", project.resolve("pom.xml/cache").toString());
        }

        assertThat(mvnw("verify").code()).isZero();
        assertThat(project.resolve(".latchkey").resolve(MAVEN)).isDirectory();
    }

    @Test
    void refusesADownloadWithTheWrongChecksumInOneLineAndLeavesNothingBehind() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        var archive = archive();
        Files.write(archive, new byte[] {0}, StandardOpenOption.APPEND);
        downloader("curl", archive);

        var outcome = mvnw("verify");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).singleElement().asString().contains("wrong checksum");
        assertThat(home.resolve(".cache/latchkey")).isEmptyDirectory();
    }

    @Test
    void saysInOneLineThatTheDownloadFailedAndLeavesNothingBehind() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        program(path.resolve("curl"), "echo half >\"$3\"; exit 6");

        var outcome = mvnw("verify");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).singleElement().asString().contains("can't be downloaded");
        assertThat(home.resolve(".cache/latchkey")).isEmptyDirectory();
    }

    @Test
    void saysInOneLineThatThereIsNothingToDownloadWith() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");

        var outcome = mvnw("verify");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).singleElement().asString().contains("neither curl nor wget");
    }

    @Test
    void passesArgumentsOnUnchangedAndRunsInTheProjectsFolder() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        maven("3.9.9");

        var outcome = mvnw("-Dname=two words", "-Dquoted=\"it's\" $HOME *", "", "verify");

        assertThat(outcome.out())
                .contains("folder " + project)
                .containsSequence("<-Dname=two words>", "<-Dquoted=\"it's\" $HOME *>", "<>", "<verify>");
    }

    @Test
    void endsWithMavensExitCode() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        maven("3.9.9");

        assertThat(mvnw("fail").code()).isEqualTo(3);
    }

    @Test
    void buildsAndStartsTheDeskWhereNothingIsSaid() throws Exception {
        var jdk = jdk("usr/lib/jvm/jdk-25", "25.0.3");
        maven("3.9.9");
        environment.put("LATCHKEY_JAVA_OPTIONS", "-Xmx1g -Da=b");

        var outcome = mvnw();

        assertThat(outcome.out().getFirst()).startsWith("Building Latchkey");
        assertThat(outcome.out()).contains("<-Dmaven.test.skip=true>", "<package>");
        assertThat(outcome.out().getLast())
                .startsWith(jdk + "/bin/java ")
                .endsWith(" -Xmx1g -Da=b -jar target/latchkey.jar");
    }

    @Test
    void startsAgainWithoutBuilding() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        maven("3.9.9");
        mvnw();

        assertThat(mvnw().out()).singleElement().asString().endsWith("-jar target/latchkey.jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pom.xml", "src/main/java/A.java", "frontend/a.css", "db-changelog/a.yaml", "target/latchkey.jar"
            })
    void buildsAgainAfterAChange(String changed) throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        maven("3.9.9");
        mvnw();
        var file = project.resolve(changed);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "changed");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));

        assertThat(mvnw().out()).contains("<package>");
    }

    @Test
    void startsNothingAfterABuildThatFailed() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25.0.3");
        maven("3.9.9");
        Files.writeString(project.resolve("broken"), "");

        var outcome = mvnw();

        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.out()).noneMatch(line -> line.contains("-jar"));
        Files.delete(project.resolve("broken"));
        assertThat(mvnw().out()).contains("<package>");
    }

    private record Outcome(int code, List<String> out, List<String> err) {}

    private Outcome mvnw(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", project.resolve("mvnw").toString()));
        command.addAll(List.of(arguments));
        var out = machine.resolve("out");
        var err = machine.resolve("err");
        var builder = new ProcessBuilder(command)
                .directory(machine.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var code = builder.start().waitFor();
        return new Outcome(code, Files.readAllLines(out), Files.readAllLines(err));
    }

    private String jdkChosen() throws IOException, InterruptedException {
        var outcome = mvnw("verify");
        assertThat(outcome.err()).isEmpty();
        var line =
                outcome.out().stream().filter(text -> text.startsWith("jdk ")).findFirst();
        return machine.relativize(Path.of(line.orElseThrow().substring(4))).toString();
    }

    private Path jdk(String folder, String version) throws IOException {
        var jdk = machine.resolve(folder);
        program(jdk.resolve("bin/javac"), "exit 0");
        program(jdk.resolve("bin/java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-04-21' >&2; exit; fi
                if [ "$1" = -XshowSettings:properties ]; then echo '    java.home = %s' >&2; exit; fi
                echo "$0 $*"
                """.formatted(version, jdk));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return jdk;
    }

    private void javaOnThePath(Path jdk) throws IOException {
        Files.createSymbolicLink(path.resolve("java"), jdk.resolve("bin/java"));
    }

    private void maven(String version) throws IOException {
        maven(path, version);
    }

    private static void maven(Path folder, String version) throws IOException {
        program(folder.resolve("mvn"), """
                if [ "$1" = --version ]; then printf '\\033[1mApache Maven %1$s\\033[m\\nMaven home: /m\\n'; exit; fi
                echo "Maven %1$s"
                echo "jdk $JAVA_HOME"
                echo "folder $PWD"
                for argument; do echo "<$argument>"; done
                if [ "$1" = fail ]; then exit 3; fi
                mkdir -p target && touch target/latchkey.jar
                if [ -e broken ]; then exit 4; fi
                """.formatted(version));
    }

    private void downloader(String name, Path archive) throws IOException {
        program(path.resolve(name), "cp '%s' \"$3\"".formatted(archive));
    }

    /** A Maven to download; the copy of the script is told its checksum. */
    private Path archive() throws Exception {
        var content = machine.resolve("content");
        maven(content.resolve(MAVEN).resolve("bin"), "3.9.11");
        var archive = machine.resolve("maven.tar.gz");
        var tar = new ProcessBuilder("tar", "-czf", archive.toString(), "-C", content.toString(), MAVEN);
        assertThat(tar.start().waitFor()).isZero();
        var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive)));
        var script = project.resolve("mvnw");
        var text = Files.readString(script);
        assertThat(text).containsPattern("maven_sha512=[0-9a-f]{128}\n");
        Files.writeString(script, text.replaceFirst("maven_sha512=[0-9a-f]{128}", "maven_sha512=" + sum));
        return archive;
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, ("#!/bin/sh\n" + script).getBytes(UTF_8));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
