package app.latchkey.contacts;

import app.latchkey.platform.PhoneNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A contact that may be the one being entered, and why. */
public record PossibleDuplicate(
        long id,
        String name,
        @Nullable String email,
        @Nullable PhoneNumber phone,
        @Nullable String postcode,
        Set<DuplicateReason> reasons) {}
