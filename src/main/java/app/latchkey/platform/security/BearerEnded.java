package app.latchkey.platform.security;

/** Some token lets nobody in any more; whoever remembers whom tokens let in is to look again. */
public record BearerEnded() {}
