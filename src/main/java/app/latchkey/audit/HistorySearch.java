package app.latchkey.audit;

import app.latchkey.audit.HistoryRow.Place;
import app.latchkey.platform.security.Roles;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All history of the agency, the newest first, for those who run it. */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class HistorySearch {

    /** Events are counted no further: counting millions takes longer than anybody waits for a number. */
    public static final int MOST_COUNTED = 10_000;

    private static final int LARGEST_PAGE = 500;
    private static final int MOST_CHOICES = 500;

    private final JdbcClient database;
    private final HistoryRows reader;
    private final JsonMapper json;

    HistorySearch(JdbcClient database, HistoryRows reader, JsonMapper json) {
        this.database = database;
        this.reader = reader;
        this.json = json;
    }

    /**
     * The events behind a known one. One statement, as fast at the end of millions as at their beginning.
     *
     * @param after where to go on; null for the top
     * @param skip so many are left out behind it
     */
    public List<HistoryRow> page(HistoryFilter filter, @Nullable Place after, int skip, int limit) {
        if (skip < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " events after " + skip);
        }
        return new HistorySql(filter, after, json)
                .rows(database, skip, limit)
                .query(reader::row)
                .list();
    }

    /** Exactly how many there are, up to {@link #MOST_COUNTED}; one more than that for any number above it. */
    public int count(HistoryFilter filter) {
        return new HistorySql(filter, null, json)
                .count(database, MOST_COUNTED + 1)
                .query(Integer.class)
                .single();
    }

    /** Something to choose by its name. */
    public record Choice(long id, String name, boolean isGone) {}

    /** Everybody who is or was of the agency and whose name holds the text, by name; gone are those who left. */
    public List<Choice> people(String text, int offset, int limit) {
        return database.sql("""
                        select id, name, status = 'LEFT' as gone from users
                         where agency_id = current_agency() and position(lower(:text) in lower(name)) > 0
                         order by name, id offset :offset limit :limit""")
                .param("text", text.replace('\u0000', ' ').strip())
                .param("offset", offset)
                .param("limit", Math.min(limit, MOST_CHOICES))
                .query((row, number) -> new Choice(row.getLong("id"), row.getString("name"), row.getBoolean("gone")))
                .list();
    }

    public Optional<Choice> person(long id) {
        return database.sql("""
                        select id, name, status = 'LEFT' as gone from users
                         where agency_id = current_agency() and id = :id""")
                .param("id", id)
                .query((row, number) -> new Choice(row.getLong("id"), row.getString("name"), row.getBoolean("gone")))
                .optional();
    }

    /** Imports whose file's name holds the text, the newest first. */
    public List<Choice> imports(String text, int offset, int limit) {
        return database.sql("""
                        select id, file_name from import_job
                         where agency_id = current_agency() and position(lower(:text) in lower(file_name)) > 0
                         order by created_at desc, id desc offset :offset limit :limit""")
                .param("text", text.replace('\u0000', ' ').strip())
                .param("offset", offset)
                .param("limit", Math.min(limit, MOST_CHOICES))
                .query((row, number) -> new Choice(row.getLong("id"), row.getString("file_name"), false))
                .list();
    }

    public Optional<Choice> importOf(long id) {
        return database.sql("select id, file_name from import_job where agency_id = current_agency() and id = :id")
                .param("id", id)
                .query((row, number) -> new Choice(row.getLong("id"), row.getString("file_name"), false))
                .optional();
    }

    /** What is done to which kind of record, as far as it ever was. */
    public List<EventKind> kinds() {
        return database.sql("with " + HistorySql.KINDS + " select entity_type, event_type from kind order by 1, 2")
                .query((row, number) -> new EventKind(row.getString("entity_type"), row.getString("event_type")))
                .list();
    }

    public record EventKind(String record, String event) {}

    /** A record by its kind and number. */
    public record Subject(String kind, long id) {}

    /** The record that a screen shows, by the screen's path, such as {@code listings/LK-000123}. */
    public Optional<Subject> recordAt(String path) {
        return RecordNames.at(database, path);
    }

    /** What people call a record now; empty when nothing is known of it any more. */
    public Optional<String> recordName(String kind, long id) {
        return RecordNames.name(database, kind, id);
    }
}
