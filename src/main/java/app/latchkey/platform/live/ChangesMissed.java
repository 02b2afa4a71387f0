package app.latchkey.platform.live;

/**
 * This instance was cut off from the database for a while: any record of any agency may have changed unheard. Whoever
 * keeps what it read lets go of it.
 */
public record ChangesMissed() {}
