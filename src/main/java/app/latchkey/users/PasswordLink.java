package app.latchkey.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that sets somebody's password, without what leads there.
 *
 * @param mailedAt since when {@code mailing} is so; of {@link LinkMailing#DELAYED} and {@link LinkMailing#FAILED} when it
 *     was tried last; null of {@link LinkMailing#NONE}
 */
public record PasswordLink(
        Instant expiresAt, LinkMailing mailing, @Nullable Instant mailedAt) {}
