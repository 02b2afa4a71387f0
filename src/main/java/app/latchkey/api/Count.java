package app.latchkey.api;

/** How many records a filter finds. */
public record Count(long count) {}
