package app.latchkey.imports;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL of one part of a kind: each statement for as many rows as there are. */
final class PartSql {

    private final ImportPart part;
    private final int number;

    /** @param number of the part, counted from 1 */
    private PartSql(ImportPart part, int number) {
        this.part = part;
        this.number = number;
    }

    static List<PartSql> of(ImportTarget target) {
        var parts = target.parts();
        return IntStream.range(0, parts.size())
                .mapToObj(place -> new PartSql(parts.get(place), place + 1))
                .toList();
    }

    ImportPart part() {
        return part;
    }

    int number() {
        return number;
    }

    /**
     * SQL condition: the record of a row is still to be added.
     *
     * @param id of the record that was found
     */
    String fresh(String id, String fields) {
        return "(" + id + " is null and " + part.present().formatted(fields) + ")";
    }

    /** Finds the record {@code tN} of a staged row {@code k}; for the first part by {@code m}, what its key matched. */
    String join() {
        var found = part.found();
        return found == null
                ? " left join lateral (select t.* from %s t where t.id = m.id offset 0) t1 on true"
                        .formatted(part.table())
                : """
                   left join lateral (select t.* from %s t where t1.id is not null and %s and %s
                                       order by t.id desc limit 1) t%d on true""".formatted(part.table(), found, part.live(), number);
    }

    /** Whether history tells of its records one by one. */
    boolean isTold() {
        return !part.told().isEmpty();
    }

    /** What the record {@code tN} would become, field by field, as {@code cN.changes}; null where it stays as it is. */
    String compare() {
        if (!isTold()) {
            return " left join lateral (select cast(null as jsonb) as changes) c%d on true".formatted(number);
        }
        return """
                 left join lateral (
                        select jsonb_agg(jsonb_build_object('field', x.field, 'before', x.before, 'after', x.after))
                                   as changes
                          from (select t%d.*) t
                         cross join lateral (select %s from jsonb_to_record(k.fields) as f(%s)) n
                         cross join lateral (values %s) x (field, before, after)
                         where t.id is not null and x.before is distinct from x.after) c%d on true""".formatted(
                        number,
                        columns(column -> column.merged() + " as " + column.name()),
                        types(),
                        told((field, sql) -> "('%s', %s, %s)".formatted(field, sql.formatted("t"), sql.formatted("n"))),
                        number);
    }

    /** Adds the new records of {@code import_work w}. */
    String insert() {
        var fixed = part.fixed();
        return """
                insert into %s (id, agency_id, version, %s, %s)
                select w.ids[%d], current_agency(), 0, %s, %s
                  from import_work w cross join lateral jsonb_to_record(w.fields) as f(%s)
                 where w.fresh[%d]
                 order by w.line""".formatted(
                        part.table(),
                        columns(ImportColumn::name),
                        String.join(", ", fixed.keySet()),
                        number,
                        columns(ImportColumn::added),
                        String.join(", ", fixed.values()),
                        types(),
                        number);
    }

    /** What history tells of the new records of {@code import_work w}. Text is put together faster than rows are. */
    String insertHistory() {
        return """
                insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id,
                       changes, request_id, import_id)
                select nextval('history_event_seq'), current_agency(), :at, :by, :byName, 'IMPORTED', '%s', w.ids[%d],
                       cast('[' || concat_ws(',', %s) || ']' as jsonb), :request, :job
                  from import_work w
                 cross join lateral (select %s from jsonb_to_record(w.fields) as f(%s)) n
                 where w.fresh[%d]""".formatted(
                        part.entity(),
                        number,
                        told((field, sql) -> "'{\"field\":\"%s\",\"before\":null,\"after\":' || to_json(%s) || '}'"
                                .formatted(field, sql.formatted("n"))),
                        columns(column -> column.added() + " as " + column.name()),
                        types(),
                        number);
    }

    /** Keeps which line added which record. */
    String insertTrace() {
        return """
                insert into import_change (agency_id, job_id, part, entity_type, entity_id, line, version_after)
                select current_agency(), :job, %d, '%s', w.ids[%d], w.line, 0 from import_work w where w.fresh[%d]""".formatted(number - 1, part.entity(), number, number);
    }

    /** Keeps what the changed records of {@code import_work w} were; before {@link #update}. */
    String updateTrace() {
        return """
                insert into import_change (agency_id, job_id, part, entity_type, entity_id, line, version_after, before)
                select current_agency(), :job, %d, '%s', t.id, w.line, t.version + 1,
                       (select jsonb_object_agg(o.key, o.value)
                          from jsonb_each(jsonb_build_object(%s)) o
                          join jsonb_each(jsonb_build_object(%s)) a on a.key = o.key and a.value <> o.value)
                  from import_work w
                  join %s t on t.id = w.ids[%d]
                 cross join lateral jsonb_to_record(w.fields) as f(%s)
                 where %s""".formatted(
                        number - 1,
                        part.entity(),
                        columns(column -> "'%s', t.%s".formatted(column.name(), column.name())),
                        columns(column -> "'%s', %s".formatted(column.name(), column.merged())),
                        part.table(),
                        number,
                        types(),
                        changed());
    }

    /** What history tells of the changed records of {@code import_work w}. */
    String updateHistory() {
        return """
                insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id,
                       changes, request_id, import_id)
                select nextval('history_event_seq'), current_agency(), :at, :by, :byName, 'IMPORT_CHANGED', '%s',
                       w.ids[%d], w.changes -> %d, :request, :job
                  from import_work w where %s""".formatted(part.entity(), number, number - 1, changed());
    }

    /** Changes the records of {@code import_work w}, those that are still as they were when they were compared. */
    String update() {
        return """
                update %s t set %s, version = t.version + 1%s
                  from import_work w cross join lateral jsonb_to_record(w.fields) as f(%s)
                 where t.id = w.ids[%d] and t.version = w.versions[%d] and %s""".formatted(
                        part.table(),
                        columns(column -> column.name() + " = " + column.merged()),
                        touched(),
                        types(),
                        number,
                        number,
                        changed());
    }

    /** Puts the changed records of {@code import_undone u} back. */
    String restore() {
        return """
                update %s t set %s, version = t.version + 1%s
                  from import_undone u cross join lateral jsonb_to_record(u.before) as f(%s)
                 where u.part = %d and u.before is not null and t.id = u.entity_id""".formatted(
                        part.table(),
                        columns(column -> "%1$s = case when jsonb_exists(u.before, '%1$s') then f.%1$s else t.%1$s end"
                                .formatted(column.name())),
                        touched(),
                        types(),
                        number - 1);
    }

    /** What history tells of the records of {@code import_undone u}; before {@link #restore} and {@link #retire}. */
    String undoHistory() {
        return """
                insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id,
                       changes, request_id, import_id)
                select nextval('history_event_seq'), current_agency(), :at, :by, :byName, 'IMPORT_UNDONE', '%s',
                       u.entity_id, coalesce(c.changes, '[]'), :request, :job
                  from import_undone u
                  join %s t on t.id = u.entity_id
                  left join lateral (
                        select jsonb_agg(jsonb_build_object('field', x.field, 'before', x.before, 'after', x.after))
                                   as changes
                          from jsonb_to_record(u.before) as f(%s)
                         cross join lateral (select %s) n
                         cross join lateral (values %s) x (field, before, after)
                         where x.before is distinct from x.after) c on true
                 where u.part = %d""".formatted(
                        part.entity(),
                        part.table(),
                        types(),
                        columns(column -> "case when jsonb_exists(u.before, '%1$s') then f.%1$s else t.%1$s end as %1$s"
                                .formatted(column.name())),
                        told((field, sql) -> "('%s', %s, %s)".formatted(field, sql.formatted("t"), sql.formatted("n"))),
                        number - 1);
    }

    /** Takes the records back that the import added. */
    String retire() {
        var which = "u.part = %d and u.before is null and t.id = u.entity_id and not (%s)"
                .formatted(number - 1, part.needed());
        return part.retired().isEmpty()
                ? "delete from %s t using import_undone u where %s".formatted(part.table(), which)
                : "update %s t set %s, version = t.version + 1%s from import_undone u where %s"
                        .formatted(part.table(), part.retired(), touched(), which);
    }

    /** The lines of a job's records that were changed since, are gone, or are held by others. */
    String conflicts() {
        return """
                select c.line from import_change c
                  left join lateral (select t.* from %s t where t.id = c.entity_id and %s offset 0) t on true
                 where c.job_id = :job and c.part = %d and c.line between :from and :to and c.undo is null
                   and (t.id is null or t.version <> c.version_after or (c.before is null and (%s)))""".formatted(part.table(), part.live(), number - 1, part.held());
    }

    /** Which rows of {@code import_work w} change a record that is there. */
    String changed() {
        return "not w.fresh[%d] and jsonb_typeof(w.changes -> %d) = 'array'".formatted(number, number - 1);
    }

    private String touched() {
        return part.touched().isEmpty() ? "" : ", " + part.touched();
    }

    private String types() {
        return columns(column -> column.name() + " " + column.type());
    }

    private String columns(Function<ImportColumn, String> each) {
        return part.columns().stream().map(each).collect(Collectors.joining(", "));
    }

    private String told(BinaryOperator<String> each) {
        return part.told().entrySet().stream()
                .map(told -> each.apply(told.getKey(), told.getValue()))
                .collect(Collectors.joining(", "));
    }
}
