package app.latchkey.platform.cache;

/** Keeps something in memory, and lets those see it, and clear it, who run the installation: nothing is lost with it. */
public interface OffersCache {

    OfferedCache offered();
}
