package app.latchkey.platform.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/**
 * What this installation alone knows: whoever gets at its database reads nothing that was encrypted with it. It comes from
 * the environment; where none is set, one is made up at the first start and kept beside the files.
 */
@Component
public class InstallationSecret {

    private static final int BYTES = 32;

    private final BytesEncryptor encryptor;
    private final byte[] known;

    InstallationSecret(
            @Value("${latchkey.secret}") String secret,
            @Value("${latchkey.files.folder:${latchkey.database.folder:.latchkey}/files}") Path folder)
            throws IOException {
        var text = secret.isBlank() ? kept(folder) : secret.strip();
        known = text.getBytes(StandardCharsets.UTF_8);
        // Every text has a nonce of its own; the salt has but to be the same at the next start.
        encryptor = AesGcmBytesEncryptor.withPassword(
                        text, HexFormat.of().formatHex("latchkey".getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    public String encrypt(String text) {
        return Base64.getEncoder().encodeToString(encryptor.encrypt(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws IllegalStateException when it was encrypted with another secret */
    public String decrypt(String text) {
        return new String(encryptor.decrypt(Base64.getDecoder().decode(text)), StandardCharsets.UTF_8);
    }

    /** To sign with: the same on every instance and after every start, and for no two purposes alike (HKDF). */
    public SecretKey key(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(known)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kept(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("secret");
        if (!Files.exists(file)) {
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            var draft = Files.createTempFile(folder, "secret", ".new", onlyForOwner(folder));
            try {
                Files.writeString(draft, HexFormat.of().formatHex(bytes), StandardOpenOption.SYNC);
                // Of several instances that start at once, one is first, and all use what it made up.
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                return Files.readString(file);
            } finally {
                Files.delete(draft);
            }
        }
        return Files.readString(file);
    }

    private static FileAttribute<?>[] onlyForOwner(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
