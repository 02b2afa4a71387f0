package app.latchkey.platform.figures;

import java.util.Set;

/**
 * A figure that is defined: what it is called and how it is counted stands in the texts under {@code kpi.<name>}, after
 * KPIS.md.
 *
 * @param id as KPIS.md numbers it; of figures it has no number for, the name
 * @param name the same for ever, in addresses and keys of texts
 * @param countedFrom the kinds of records whose changes may change it
 * @param forAgencyOnly whether it is the same whatever branch or negotiator is looked at
 * @param partTexts what the keys of its parts' names begin with; blank where parts are called by their codes
 */
public record Kpi(
        String id,
        String name,
        Unit unit,
        Basis basis,
        Sense sense,
        Shape shape,
        Set<String> countedFrom,
        boolean forAgencyOnly,
        String partTexts) {

    public Kpi {
        countedFrom = Set.copyOf(countedFrom);
    }

    /** What it is counted in. */
    public enum Unit {
        COUNT,
        /** One decimal. */
        PERCENT,
        /** One decimal. */
        DAYS,
        /** Pence per calendar month. */
        PENCE
    }

    /** Which dates decide what is counted. */
    public enum Basis {
        AS_OF,
        IN_PERIOD,
        /** By the day on which something began that only later turns out. */
        COHORT
    }

    /** Which way is good news. */
    public enum Sense {
        UP,
        DOWN,
        NEITHER
    }

    /** What its parts are best seen as. */
    public enum Shape {
        /** It has none; its course is all there is. */
        LINE,
        /** Lying, one under the other. */
        BAR,
        /** Standing, one beside the other. */
        COLUMN,
        /** Shares of one whole, side by side. */
        STACKED,
        DONUT,
        /** Of five: least, lower quartile, median, upper quartile, most. */
        BOX
    }
}
