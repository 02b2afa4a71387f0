package app.latchkey.users;

import app.latchkey.platform.cache.CacheName;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Note;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.Kpi.Basis;
import app.latchkey.platform.figures.Kpi.Sense;
import app.latchkey.platform.figures.Kpi.Shape;
import app.latchkey.platform.figures.Kpi.Unit;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiSource;
import app.latchkey.platform.figures.Period;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** K30: how many people the agency has, by one statement whatever their number. */
@Component
@Order(40)
class UserFigures implements KpiSource {

    static final Kpi STAFF = new Kpi(
            "K30",
            "staff",
            Unit.COUNT,
            Basis.AS_OF,
            Sense.NEITHER,
            Shape.STACKED,
            Set.of(StaffService.ENTITY),
            true,
            "role.");

    static final String ACTIVE = "active";
    static final String INACTIVE = "inactive";
    static final String TODAY = "today";
    static final String WEEK = "week";

    private static final int NEW_DAYS = 7;

    private final JdbcClient database;

    UserFigures(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Kpi> kpis() {
        return List.of(STAFF);
    }

    @Override
    public CacheName cache() {
        return CacheName.USER_STATISTICS;
    }

    @Override
    public Figure read(Kpi kpi, KpiQuestion question) {
        var today = new Period(question.today(), question.today().plusDays(1));
        var week = new Period(today.to().minusDays(NEW_DAYS), today.to());
        return database.sql("""
                        select count(*) as n, count(*) filter (where status = 'ACTIVE') as active,
                               count(*) filter (where role = 'AGENT') as agent,
                               count(*) filter (where role = 'MANAGER') as manager,
                               count(*) filter (where role = 'ADMIN') as admin,
                               count(*) filter (where role = 'VIEWER') as viewer,
                               count(*) filter (where created_at >= :today and created_at < :end) as today,
                               count(*) filter (where created_at >= :week and created_at < :end) as week
                          from users where agency_id = current_agency()""")
                .param("today", today.begins())
                .param("week", week.begins())
                .param("end", today.ends())
                .query(UserFigures::figure)
                .single();
    }

    private static Figure figure(ResultSet row, int number) throws SQLException {
        long all = row.getLong("n");
        long active = row.getLong("active");
        return new Figure(
                BigDecimal.valueOf(all),
                null,
                List.of(),
                List.of(
                        part("AGENT", row.getLong("agent")),
                        part("MANAGER", row.getLong("manager")),
                        part("ADMIN", row.getLong("admin")),
                        part("VIEWER", row.getLong("viewer"))),
                List.of(
                        note(ACTIVE, active),
                        note(INACTIVE, all - active),
                        note(TODAY, row.getLong("today")),
                        note(WEEK, row.getLong("week"))),
                null);
    }

    private static Part part(String code, long people) {
        return new Part(code, BigDecimal.valueOf(people), people);
    }

    private static Note note(String name, long people) {
        return new Note(name, Unit.COUNT, BigDecimal.valueOf(people));
    }
}
