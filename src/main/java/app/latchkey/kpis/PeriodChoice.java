package app.latchkey.kpis;

import app.latchkey.platform.QueryReader;
import app.latchkey.platform.figures.Period;
import java.time.LocalDate;

/** Which days are looked at. */
public sealed interface PeriodChoice {

    PeriodChoice USUAL = new Named(NamedPeriod.MONTH);

    Period on(LocalDate today);

    /** What they are compared with. */
    Period before(LocalDate today);

    /** By the names that links and programs use. */
    static PeriodChoice read(QueryReader query) {
        var first = query.day("from");
        var last = query.day("to");
        var named = query.choice("period", NamedPeriod.class, Named::new);
        if (first != null && last != null) {
            if (Custom.isPossible(first, last)) {
                return new Custom(first, last);
            }
            query.refuse("to");
        }
        return named == null ? USUAL : named;
    }

    record Named(NamedPeriod name) implements PeriodChoice {

        @Override
        public Period on(LocalDate today) {
            return name.on(today);
        }

        @Override
        public Period before(LocalDate today) {
            return name.before(name.on(today));
        }
    }

    /** From one day to another, both included; compared with as many days right before. */
    record Custom(LocalDate first, LocalDate last) implements PeriodChoice {

        /** Longer ones say nothing that a graph of them could show. */
        public static final int MOST_DAYS = 3660;

        static boolean isPossible(LocalDate first, LocalDate last) {
            return !last.isBefore(first) && !last.isAfter(first.plusDays(MOST_DAYS));
        }

        public Custom {
            if (!isPossible(first, last)) {
                throw new IllegalArgumentException("From " + first + " to " + last);
            }
        }

        @Override
        public Period on(LocalDate today) {
            return new Period(first, last.plusDays(1));
        }

        @Override
        public Period before(LocalDate today) {
            var period = on(today);
            return new Period(period.from().minusDays(period.days()), period.from());
        }
    }
}
