package app.latchkey.landlords;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.Period;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class LandlordFiguresTests {

    private static final Period MARCH = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
    private static final Period FEBRUARY = new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1));
    private static final KpiQuestion QUESTION =
            new KpiQuestion(KpiScope.AGENCY, MARCH, FEBRUARY, LocalDate.of(2026, 4, 2));

    @Autowired
    private LandlordFigures figures;

    @Autowired
    private LandlordService landlords;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private long added(String at) {
        long id = agencies.landlord(agency, "Ada", "Byron");
        update("update landlord set created_at = timestamptz '%s' where id = %d".formatted(at, id));
        return id;
    }

    private void update(String sql) {
        agencies.within(agency.id(), () -> database.sql(sql).update());
    }

    private Figure growth() {
        return agencies.within(agency.id(), () -> figures.read(LandlordFigures.GROWTH, QUESTION));
    }

    @Test
    void aMonthIsLondonsAndEndsBeforeTheNextBegins() {
        added("2026-03-01 00:00:00+00");
        added("2026-02-28 23:59:59+00");
        // The clocks went forward on the 29th: April began an hour before Greenwich's.
        added("2026-03-31 22:59:59+00");
        added("2026-03-31 23:00:00+00");
        assertThat(growth().value()).isEqualByComparingTo("2");
        assertThat(growth().before()).isEqualByComparingTo("1");
    }

    @Test
    void theFigureIsTheNumberOfThoseItLeadsTo() {
        added("2026-03-10 12:00:00+00");
        added("2026-03-11 12:00:00+00");
        long archived = added("2026-03-12 12:00:00+00");
        update("update contact set deleted_at = now() where id = (select contact_id from landlord where id = %d)"
                .formatted(archived));
        long retired = added("2026-03-13 12:00:00+00");
        update("update landlord set deleted_at = now() where id = " + retired);
        var filter = LandlordFigureRows.of(LandlordFigures.GROWTH, QUESTION).orElseThrow();
        assertThat(growth().value()).isEqualByComparingTo("2");
        assertThat(landlords.count(filter)).isEqualTo(2);
        assertThat(landlords.rows(filter, LandlordSort.DEFAULT, 0, 10)).hasSize(2);
        assertThat(growth().trend().stream()
                        .mapToLong(point ->
                                point.value() == null ? 0 : point.value().longValueExact())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void anAgencyWithoutLandlordsHasNoneAndNotNothing() {
        assertThat(growth().value()).isEqualByComparingTo("0");
        assertThat(growth().before()).isEqualByComparingTo("0");
    }
}
