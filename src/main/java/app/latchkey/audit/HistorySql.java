package app.latchkey.audit;

import app.latchkey.audit.HistoryRow.Place;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The statement that finds a filter's events, the newest first. One moment's, one person's, one record's and one
 * import's come from their index. A kind of record or of event, and a field, are looked for in each kind by itself,
 * the newest of each: a rare kind among millions is found as fast as a common one.
 */
class HistorySql {

    /** The kinds there are, one look at the index for each. */
    static final String KINDS = """
            recursive kind as (
                (select entity_type, event_type from history_event
                  where agency_id = current_agency() order by entity_type, event_type limit 1)
                union all
                select n.entity_type, n.event_type
                  from kind k
                 cross join lateral (
                       select h.entity_type, h.event_type from history_event h
                        where h.agency_id = current_agency()
                          and (h.entity_type, h.event_type) > (k.entity_type, k.event_type)
                        order by h.entity_type, h.event_type limit 1) n)""";

    private static final String ORDER = " order by h.at desc, h.id desc";

    private final HistoryFilter filter;
    private final Map<String, Object> values = new HashMap<>();
    private final StringBuilder conditions = new StringBuilder("h.agency_id = current_agency()");
    private final StringBuilder kinds = new StringBuilder("true");

    HistorySql(HistoryFilter filter, @Nullable Place after, JsonMapper json) {
        this.filter = filter;
        if (after != null) {
            conditions.append(" and (h.at, h.id) < (:afterAt, :afterId)");
            values.put("afterAt", Timestamp.from(after.at()));
            values.put("afterId", after.id());
        }
        var begins = filter.begins();
        if (begins != null) {
            conditions.append(" and h.at >= :begins");
            values.put("begins", Timestamp.from(begins));
        }
        var ends = filter.ends();
        if (ends != null) {
            conditions.append(" and h.at < :ends");
            values.put("ends", Timestamp.from(ends));
        }
        equal(conditions, "h.actor_id", "person", filter.personId());
        equal(conditions, "h.import_id", "import", filter.importId());
        equal(conditions, "h.entity_id", "record", filter.recordId());
        var where = isByKind() ? kinds : conditions;
        var of = isByKind() ? "k" : "h";
        equal(where, of + ".entity_type", "kind", filter.kind());
        equal(where, of + ".event_type", "event", filter.event());
        if (!filter.field().isEmpty()) {
            conditions.append(" and h.changes @> cast(:field as jsonb)");
            values.put("field", json.writeValueAsString(new Object[] {Map.of("field", filter.field())}));
            if (filter.recordId() == null) {
                where.append(" and ").append(of).append(".event_type not in ('CREATED', 'IMPORTED')");
            }
        }
    }

    private boolean isByKind() {
        return filter.recordId() == null
                && filter.importId() == null
                && !(filter.kind().isEmpty()
                        && filter.event().isEmpty()
                        && filter.field().isEmpty());
    }

    private void equal(StringBuilder where, String column, String name, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            where.append(" and ").append(column).append(" = :").append(name);
            values.put(name, value);
        }
    }

    /** A common table {@code page} of these columns, for what follows. */
    private String page(String columns) {
        var found = isByKind()
                ? """
                  %s, page as (
                      select h.* from kind k
                       cross join lateral (
                             select %s from history_event h
                              where %s and h.entity_type = k.entity_type and h.event_type = k.event_type
                              %s limit cast(:skip as bigint) + :limit) h
                       where %s %s offset :skip limit :limit)""".formatted(KINDS, columns, conditions, ORDER, kinds, ORDER)
                : "page as (select %s from history_event h where %s %s offset :skip limit :limit)"
                        .formatted(columns, conditions, ORDER);
        return "with " + found;
    }

    StatementSpec rows(JdbcClient database, int skip, int limit) {
        return bound(database.sql(page("h.*") + RecordNames.SELECT + ORDER), skip, limit);
    }

    StatementSpec count(JdbcClient database, int most) {
        return bound(database.sql(page("h.at, h.id") + " select count(*) from page"), 0, most);
    }

    private StatementSpec bound(StatementSpec statement, int skip, int limit) {
        return statement.params(values).param("skip", skip).param("limit", limit);
    }
}
