package app.latchkey.listings;

import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.Period;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Component;

/** Counts steps of listings that are not deleted. Needs a transaction of the agency. */
@Component
class StepCounts {

    private final JdbcClient database;

    StepCounts(JdbcClient database) {
        this.database = database;
    }

    /** How many steps there were, a listing's own as often as it took them. */
    long steps(ListingStep.Kind kind, Period period, KpiScope scope) {
        return read("count(*)", "", kind, period, scope, (row, number) -> row.getLong(1))
                .single();
    }

    /** @param columns what is selected of the steps {@code e} */
    <T> MappedQuerySpec<T> read(
            String columns, String grouped, ListingStep.Kind kind, Period period, KpiScope scope, RowMapper<T> mapper) {
        return bound("select " + columns + " " + from(kind) + " " + grouped, period, scope)
                .query(mapper);
    }

    private static String from(ListingStep.Kind kind) {
        return "from %s and %s and %s".formatted(StepRows.of(kind, ":from", ":to"), KpiScope.SQL, StepRows.LIVE);
    }

    private JdbcClient.StatementSpec bound(String sql, Period period, KpiScope scope) {
        return scope.bind(database.sql(sql)).param("from", period.begins()).param("to", period.ends());
    }
}
