package app.latchkey.contacts;

import org.jspecify.annotations.Nullable;

/**
 * A record that hangs on a contact, to be led to.
 *
 * @param path where its screen is
 * @param note what else matters of it, ready to read
 */
public record LinkedRecord(
        String path, String text, @Nullable String note) {}
