package app.latchkey.platform.database;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of the embedded database, made up at its first start and kept beside it for this user's eyes alone:
 * other people of the same machine reach its port, too.
 *
 * <p>Their file has its name only once the database is prepared; a draft without it tells of an interrupted start.
 */
final class Secrets {

    private final Path file;
    private final Path draft;
    private final Properties passwords = new Properties();

    private Secrets(Path file) {
        this.file = file;
        this.draft = file.resolveSibling(file.getFileName() + ".new");
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

    /** Writes a file that nobody else can read, through to the disk. */
    static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        var attributes = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, attributes)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    Path file() {
        return file;
    }

    /** Whether the database already asks for these. */
    boolean inForce() {
        return Files.exists(file);
    }

    /** Whether an earlier preparation was cut short, so that its database holds nothing yet. */
    boolean preparationBegan() {
        return Files.exists(draft);
    }

    void beginPreparation() throws IOException {
        var text = new StringWriter();
        passwords.store(text, null);
        write(draft, text.toString());
    }

    void putInForce() throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        if (isPosix(file)) {
            // The new name, too, has to outlive a power cut: a draft would have the next start begin anew.
            try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    String superuser() {
        return password("superuser");
    }

    String owner() {
        return password("owner");
    }

    String application() {
        return password("application");
    }

    private String password(String login) {
        return passwords.getProperty(login, "");
    }
}
