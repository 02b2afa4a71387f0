package app.latchkey.properties;

import app.latchkey.platform.Rent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a property's listings in brief.
 *
 * @param status its stage, as a word of the listings
 */
public record PropertyListing(
        String reference,
        String status,
        Instant statusSince,
        @Nullable Rent rent) {}
