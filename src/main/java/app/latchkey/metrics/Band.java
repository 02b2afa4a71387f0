package app.latchkey.metrics;

/** How good a figure is: as it should be, worth a look, or to be mended now. */
public enum Band {
    GOOD,
    FAIR,
    POOR
}
