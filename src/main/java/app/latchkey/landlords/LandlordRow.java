package app.latchkey.landlords;

import app.latchkey.platform.PhoneNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of a list. */
public record LandlordRow(
        long id,
        long contactId,
        String name,
        @Nullable String email,
        @Nullable PhoneNumber phone,
        LandlordStatus status,
        AmlStatus amlStatus,
        @Nullable LocalDate amlExpiresOn) {}
