package app.latchkey.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Shows what was found, page by page. */
@Component
@Transactional(readOnly = true)
class ImportPreview {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<RowError>> ERRORS = new TypeReference<>() {};
    private static final int MOST_NOTICES = 20;

    private final JdbcClient database;
    private final JsonMapper json;

    ImportPreview(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    List<ProblemRow> problems(ImportJob job, int offset, int limit) {
        return database.sql("""
                        select r.line, p.problem ->> 'key' as key, p.problem -> 'arguments' as arguments,
                               cast(p.problem ->> 'column' as integer) as place,
                               left(r.cells[cast(p.problem ->> 'column' as integer) + 1], 200) as value
                          from import_row r
                         cross join lateral jsonb_array_elements(r.errors) with ordinality as p (problem, number)
                         where r.job_id = :job and r.errors <> '[]'
                         order by r.line, p.number
                        offset :offset limit :limit""")
                .param("job", job.id())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> problem(row, job.columns()))
                .list();
    }

    int problemCount(long jobId) {
        return database.sql("""
                        select coalesce(sum(jsonb_array_length(errors)), 0)
                          from import_row where job_id = :job and errors <> '[]'""").param("job", jobId).query(Integer.class).single();
    }

    List<PreviewRow> good(ImportJob job, ImportTarget target, int offset, int limit) {
        return database.sql("""
                        select line, fields, notices from import_row
                         where job_id = :job and errors = '[]'
                         order by line
                        offset :offset limit :limit""")
                .param("job", job.id())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new PreviewRow(
                        row.getLong("line"),
                        target.preview(json.readTree(row.getString("fields"))),
                        json.readValue(row.getString("notices"), ERRORS).stream()
                                .map(RowError::text)
                                .toList()))
                .list();
    }

    List<NoticeCount> notices(long jobId) {
        return database.sql("""
                        select n.notice ->> 'key' as key, n.notice -> 'arguments' as arguments, count(*) as rows
                          from import_row r
                         cross join lateral jsonb_array_elements(r.notices) as n (notice)
                         where r.job_id = :job and r.errors = '[]' and r.notices <> '[]'
                         group by 1, 2
                         order by 3 desc, 1, 2
                         limit :limit""")
                .param("job", jobId)
                .param("limit", MOST_NOTICES)
                .query((row, number) -> new NoticeCount(text(row), row.getInt("rows")))
                .list();
    }

    private ProblemRow problem(ResultSet row, List<FileColumn> columns) throws SQLException {
        int place = row.getInt("place");
        @Nullable String column = row.wasNull() ? null : columns.get(place).name();
        return new ProblemRow(row.getLong("line"), column, row.getString("value"), text(row));
    }

    private ImportText text(ResultSet row) throws SQLException {
        return new ImportText(row.getString("key"), json.readValue(row.getString("arguments"), TEXTS));
    }
}
