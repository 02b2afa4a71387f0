package app.latchkey.listings;

import app.latchkey.platform.Rent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The advertised rent went from one to another. */
public record PriceChange(
        Instant at,
        String by,
        @Nullable Rent before,
        @Nullable Rent after) {}
