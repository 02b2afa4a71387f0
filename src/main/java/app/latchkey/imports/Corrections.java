package app.latchkey.imports;

import app.latchkey.imports.files.FileRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cells that somebody corrected on the screen: they stand in for those of the file, which stays as it came. */
@Component
@Transactional
class Corrections {

    private final JdbcClient database;

    Corrections(JdbcClient database) {
        this.database = database;
    }

    void put(long jobId, long line, int place, String cell) {
        database.sql("""
                        insert into import_correction (agency_id, job_id, line, place, cell)
                        values (current_agency(), :job, :line, :place, :cell)
                        on conflict (agency_id, job_id, line, place) do update set cell = excluded.cell""")
                .param("job", jobId)
                .param("line", line)
                .param("place", place)
                .param("cell", cell)
                .update();
    }

    /** The rows of a job with what was corrected in them. */
    @Transactional(readOnly = true)
    public CheckedRows.Source over(long jobId, CheckedRows.Source rows) {
        var corrected = of(jobId);
        return corrected.isEmpty() ? rows : () -> rows.next().map(row -> corrected(row, corrected));
    }

    @Transactional(readOnly = true)
    public CheckedRows.Source over(long jobId, Iterator<FileRow> rows) {
        return over(jobId, () -> rows.hasNext() ? Optional.of(rows.next()) : Optional.empty());
    }

    private Map<Long, Map<Integer, String>> of(long jobId) {
        var corrected = new HashMap<Long, Map<Integer, String>>();
        database.sql("select line, place, cell from import_correction where job_id = :job")
                .param("job", jobId)
                .query(row -> {
                    corrected
                            .computeIfAbsent(row.getLong("line"), unused -> new HashMap<>())
                            .put(row.getInt("place"), row.getString("cell"));
                });
        return corrected;
    }

    /** A row that was too short for the cell is as long as it needs to be. */
    private static FileRow corrected(FileRow row, Map<Long, Map<Integer, String>> corrected) {
        var changes = corrected.get(row.line());
        if (changes == null) {
            return row;
        }
        var cells = new ArrayList<>(row.cells());
        changes.forEach((place, cell) -> {
            while (cells.size() <= place) {
                cells.add("");
            }
            cells.set(place, cell);
        });
        return new FileRow(row.line(), cells);
    }
}
