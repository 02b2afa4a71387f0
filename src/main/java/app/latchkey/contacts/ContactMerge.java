package app.latchkey.contacts;

import java.time.Instant;

/** A merge that stands. */
public record ContactMerge(
        long id, long survivorId, String survivorName, long otherId, String otherName, Instant at, String by) {}
