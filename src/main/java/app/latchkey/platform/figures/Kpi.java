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
 */
public record Kpi(
        String id,
        String name,
        Unit unit,
        Basis basis,
        Sense sense,
        Shape shape,
        Set<String> countedFrom,
        boolean forAgencyOnly) {

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

    /** What its parts, or its course, are best seen as. */
    public enum Shape {
        LINE,
        BAR,
        DONUT,
        BOX
    }
}
