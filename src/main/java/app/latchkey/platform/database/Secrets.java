package app.latchkey.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of the embedded database, made up at its first start and kept beside it for this user's eyes alone:
 * other people of the same machine reach its port, too.
 */
final class Secrets {

    private final Path file;
    private final Properties passwords = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path folder) throws IOException {
        var secrets = new Secrets(folder.resolve("database.properties"));
        if (secrets.inForce()) {
            try (var in = Files.newBufferedReader(secrets.file)) {
                secrets.passwords.load(in);
            }
        } else {
            for (var login : new String[] {"superuser", "owner", "application"}) {
                var bytes = new byte[24];
                new SecureRandom().nextBytes(bytes);
                secrets.passwords.setProperty(login, HexFormat.of().formatHex(bytes));
            }
        }
        return secrets;
    }

    /** Whether the database already asks for these. */
    boolean inForce() {
        return Files.exists(file);
    }

    void putInForce() throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (var out = Files.newBufferedWriter(draft)) {
            passwords.store(out, null);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String superuser() {
        return passwords.getProperty("superuser");
    }

    String owner() {
        return passwords.getProperty("owner");
    }

    String application() {
        return passwords.getProperty("application");
    }
}
