package app.latchkey.contacts;

import app.latchkey.platform.PhoneNumber;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of a list. */
public record ContactRow(
        long id,
        ContactKind kind,
        String name,
        @Nullable String email,
        @Nullable PhoneNumber phone,
        @Nullable String postcode,
        Set<String> roles,
        Instant createdAt) {}
