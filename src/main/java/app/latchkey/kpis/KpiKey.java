package app.latchkey.kpis;

import app.latchkey.platform.figures.KpiQuestion;

/** Equal for what has the same answer. Another form of figures has another version. */
record KpiKey(int version, long agencyId, String kpi, KpiQuestion question) {

    private static final int VERSION = 1;

    KpiKey(long agencyId, String kpi, KpiQuestion question) {
        this(VERSION, agencyId, kpi, question);
    }
}
