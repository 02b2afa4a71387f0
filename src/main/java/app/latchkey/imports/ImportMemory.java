package app.latchkey.imports;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How this agency last read a file with the same column names: the next one is read so from the start. */
@Component
@Transactional
class ImportMemory {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    ImportMemory(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<ImportPlan> recall(String kind, List<FileColumn> columns) {
        return database.sql("""
                        select plan from import_memory
                         where agency_id = current_agency() and kind = :kind and header = :header""")
                .param("kind", kind)
                .param("header", header(columns))
                .query(String.class)
                .optional()
                .map(plan -> json.readValue(plan, ImportPlan.class));
    }

    void keep(String kind, ImportPlan plan) {
        database.sql("""
                        insert into import_memory (agency_id, kind, header, plan, used_at)
                        values (current_agency(), :kind, :header, cast(:plan as jsonb), :at)
                        on conflict (agency_id, kind, header) do update set plan = excluded.plan, used_at = excluded.used_at""")
                .param("kind", kind)
                .param("header", header(plan.columns()))
                .param("plan", json.writeValueAsString(plan.withoutSamples()))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** A digest, since names of columns may be long and many. */
    private static String header(List<FileColumn> columns) {
        var names = columns.stream()
                .map(column -> ColumnMatching.normal(column.name()))
                .collect(Collectors.joining("\n"));
        return ImportFiles.sha256(names);
    }
}
