package app.latchkey.landlords;

import app.latchkey.platform.PhoneNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A landlord in brief.
 *
 * @param checksClear whether the money-laundering and sanctions checks are clear today
 */
public record LandlordCard(
        long id,
        String name,
        @Nullable String email,
        @Nullable PhoneNumber phone,
        boolean checksClear,
        @Nullable LocalDate checksExpireOn) {}
