package app.latchkey.imports;

import app.latchkey.imports.RejectedRow.CellProblem;
import app.latchkey.imports.RowCheck.Finding;
import app.latchkey.platform.FieldChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Shows what a check found and what an undo left, page by page. */
@Component
@Transactional(readOnly = true)
class ImportPages {

    private static final TypeReference<List<RowError>> ERRORS = new TypeReference<>() {};
    private static final TypeReference<List<@Nullable List<FieldChange>>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final int MOST = 20;

    /** More than any screen shows at once; a larger page is a mistake of the caller. */
    private static final int LARGEST = 500;

    private final JdbcClient database;
    private final JsonMapper json;

    ImportPages(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    static void refuseHuge(int limit) {
        if (limit > LARGEST) {
            throw new IllegalArgumentException("No page of " + limit + " rows");
        }
    }

    List<CheckedRow> rows(ImportJob job, ImportTarget target, RowAction action, int offset, int limit) {
        return database.sql("""
                        select line, fields, changes, notices from import_row
                         where agency_id = current_agency() and job_id = :job and action = :action
                         order by line offset :offset limit :limit""")
                .param("job", job.id())
                .param("action", action.name())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new CheckedRow(
                        row.getLong("line"),
                        target.preview(json.readTree(row.getString("fields"))),
                        changes(row.getString("changes")),
                        errors(row, "notices").stream().map(RowError::text).toList()))
                .list();
    }

    SampleRow sample(ImportTarget target, long line, RowCheck check) {
        var problems = Stream.concat(check.problems().stream(), check.missing().stream())
                .map(Finding::text)
                .toList();
        return new SampleRow(
                line,
                check.problems().isEmpty() ? target.preview(json.valueToTree(check.values())) : List.of(),
                problems);
    }

    List<RejectedRow> rejected(long jobId, int offset, int limit) {
        return rejected("order by line offset :offset limit :limit", jobId)
                .param("offset", offset)
                .param("limit", limit)
                .query(this::rejected)
                .list();
    }

    List<RejectedRow> rejectedAfter(long jobId, long line, int limit) {
        return rejected("and line > :line order by line limit :limit", jobId)
                .param("line", line)
                .param("limit", limit)
                .query(this::rejected)
                .list();
    }

    private JdbcClient.StatementSpec rejected(String which, long jobId) {
        return database.sql("""
                        select line, cells, errors from import_row
                         where agency_id = current_agency() and job_id = :job and action = 'REJECTED'
                        """ + which).param("job", jobId);
    }

    private RejectedRow rejected(ResultSet row, int number) throws SQLException {
        return new RejectedRow(
                row.getLong("line"),
                Arrays.asList((String[]) row.getArray("cells").getArray()),
                errors(row, "errors").stream()
                        .map(error -> new CellProblem(error.column(), error.text()))
                        .toList());
    }

    /** The most frequent first. */
    List<ReasonCount> reasons(long jobId) {
        return database.sql("""
                        select p.problem ->> 'key' as key, cast(p.problem ->> 'column' as integer) as place,
                               count(*) as rows
                          from import_row r
                         cross join lateral jsonb_array_elements(r.errors) as p (problem)
                         where r.agency_id = current_agency() and r.job_id = :job and r.action = 'REJECTED'
                         group by 1, 2 order by 3 desc, 1, 2 limit :most""")
                .param("job", jobId)
                .param("most", MOST)
                .query((row, number) -> new ReasonCount(
                        row.getString("key"), row.getObject("place", Integer.class), row.getInt("rows")))
                .list();
    }

    /** What good rows were understood by, the most frequent first. */
    List<NoticeCount> notices(long jobId) {
        return database.sql("""
                        select n.notice ->> 'key' as key, n.notice -> 'arguments' as arguments, count(*) as rows
                          from import_row r
                         cross join lateral jsonb_array_elements(r.notices) as n (notice)
                         where r.job_id = :job and r.action <> 'REJECTED' and r.notices <> '[]'
                         group by 1, 2 order by 3 desc, 1, 2 limit :most""")
                .param("job", jobId)
                .param("most", MOST)
                .query((row, number) -> new NoticeCount(
                        new ImportText(row.getString("key"), json.readValue(row.getString("arguments"), TEXTS)),
                        row.getInt("rows")))
                .list();
    }

    /** Words that are none of ours in a column that holds such a field, the most frequent first. */
    List<UnknownWord> unknownWords(ImportJob job, ImportField field, int place) {
        return database.sql("""
                        select left(r.cells[:place + 1], 200) as word, count(*) as rows
                          from import_row r
                         cross join lateral jsonb_array_elements(r.errors || r.notices) as p (problem)
                         where r.agency_id = current_agency() and r.job_id = :job
                           and cast(p.problem ->> 'column' as integer) = :place
                           and p.problem ->> 'arguments' <> '[]'
                         group by 1 order by 2 desc, 1 limit :most""")
                .param("job", job.id())
                .param("place", place)
                .param("most", MOST)
                .query((row, number) -> new UnknownWord(field.name(), row.getString("word"), row.getInt("rows")))
                .list();
    }

    /** Each called after the record it is mainly about, or else after another one it touched. */
    List<UndoConflict> conflicts(long jobId, ImportTarget target, int offset, int limit) {
        var names = PartSql.of(target).stream()
                .map(part -> "select %s as name, %s as main from %s t where c.part = %d and t.id = c.entity_id"
                        .formatted(
                                target.nameSql(part.part()),
                                part.part().entity().equals(target.kind().entity()),
                                part.part().table(),
                                part.number() - 1))
                .collect(Collectors.joining(" union all "));
        return database.sql("""
                        with page as materialized (
                            select distinct line from import_change
                             where agency_id = current_agency() and job_id = :job and undo = 'CONFLICT'
                             order by line offset :offset limit :limit)
                        select c.line, coalesce(max(n.name) filter (where n.main), max(n.name), '') as name,
                               max(e.actor_name) as by, max(e.at) as at
                          from page
                          join import_change c on c.agency_id = current_agency() and c.job_id = :job
                               and c.line = page.line and c.undo = 'CONFLICT'
                          left join lateral (%s) n on true
                          left join lateral (select actor_name, at from history_event h
                                              where h.agency_id = current_agency() and h.entity_type = c.entity_type
                                                and h.entity_id = c.entity_id
                                                and h.import_id is distinct from c.job_id
                                              order by id desc limit 1) e on true
                         group by c.line order by c.line""".formatted(names))
                .param("job", jobId)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> conflict(row))
                .list();
    }

    int conflictCount(long jobId) {
        return database.sql("""
                        select count(distinct line) from import_change
                         where agency_id = current_agency() and job_id = :job and undo = 'CONFLICT'""").param("job", jobId).query(Integer.class).single();
    }

    private static UndoConflict conflict(ResultSet row) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp("at");
        return new UndoConflict(
                row.getLong("line"), row.getString("name"), row.getString("by"), at == null ? null : at.toInstant());
    }

    private List<RowError> errors(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), ERRORS);
    }

    private List<FieldChange> changes(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        var changes = new LinkedHashSet<FieldChange>();
        for (var part : json.readValue(text, CHANGES)) {
            if (part != null) {
                changes.addAll(part);
            }
        }
        return List.copyOf(changes);
    }
}
