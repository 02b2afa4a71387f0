package app.latchkey.platform.database;

import app.latchkey.platform.StartRefused;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs for this machine, unpacked once. What they say goes to a log. */
final class PostgresPrograms {

    private final Path folder;
    private final Path home;
    private final Path log;
    private final boolean asRoot;

    private PostgresPrograms(Path folder, Path home, Path log, boolean asRoot) {
        this.folder = folder;
        this.home = home;
        this.log = log;
        this.asRoot = asRoot;
    }

    /** @throws StartRefused when there are none for this machine or this user */
    static PostgresPrograms in(Path folder, Path log) throws IOException {
        boolean asRoot = "root".equals(System.getProperty("user.name")) && system().equals("Linux");
        if (asRoot && !LinuxUtils.isUnshareAvailable()) {
            throw new StartRefused("PostgreSQL refuses to run as root, and this machine does not let it step down"
                    + " (unshare is missing or forbidden). Start Latchkey as an ordinary user,"
                    + " or set LATCHKEY_DATABASE_URL.");
        }
        var archive = archive();
        var home = folder.resolve(fingerprint(archive));
        if (!Files.isDirectory(home)) {
            var draft = folder.resolve("unpacking");
            FileSystemUtils.deleteRecursively(draft);
            unpack(archive, draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(folder, home, log, asRoot);
    }

    private static String system() {
        var name = System.getProperty("os.name");
        if (name.startsWith("Windows")) {
            return "Windows";
        }
        return name.startsWith("Mac") ? "Darwin" : name;
    }

    private static byte[] archive() throws IOException {
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system(), machine.equals("amd64") ? "x86_64" : machine)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new StartRefused("There is no embedded PostgreSQL for %s on %s. Set LATCHKEY_DATABASE_URL."
                    .formatted(system(), machine));
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling("."));
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0111) != 0 && !file.toFile().setExecutable(true)) {
                        throw new IOException(file + " can't be made executable");
                    }
                }
            }
        }
    }

    /** Drops the programs of earlier versions. */
    void dropOthers() throws IOException {
        try (var children = Files.list(folder)) {
            for (var child : children.toList()) {
                if (!child.equals(home)) {
                    FileSystemUtils.deleteRecursively(child);
                }
            }
        }
    }

    /** Whether a process is one of these programs, of this version or another. */
    boolean include(ProcessHandle process) throws IOException {
        var command = process.info().command().map(Path::of);
        var realFolder = folder.toRealPath();
        return command.filter(program -> program.startsWith(folder) || program.startsWith(realFolder))
                .isPresent();
    }

    /** @throws IOException with the reason from the log, when the program ends with an error */
    void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (asRoot) {
            // A user namespace of its own, in which it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        long logged = Files.exists(log) ? Files.size(log) : 0;
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(reason(program, logged));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(program + " was interrupted");
        }
    }

    private String reason(String program, long logged) throws IOException {
        try (var in = Files.newInputStream(log)) {
            in.skipNBytes(logged);
            var lines = new String(in.readAllBytes(), System.getProperty("native.encoding", "UTF-8"))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.stream()
                    .filter(line -> line.matches(".*(FATAL|PANIC|error): .*"))
                    .findFirst()
                    .or(() -> lines.reversed().stream().findFirst())
                    .map(line ->
                            line.replaceFirst("^.*?(FATAL|PANIC|error): *", "").replaceFirst("\\.$", ""))
                    .orElse(program + " failed");
        }
    }
}
