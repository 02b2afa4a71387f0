package app.latchkey.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that the rows of a file are written to; a row is about at most one record of each part of its kind. The table
 * has {@code id} from the sequence named after it, {@code agency_id} and {@code version}.
 *
 * <p>Its SQL may name {@code :at}, {@code :branch}, {@code :by} and {@code :byName}, and by {@code w.ids[n]} the record
 * of the n-th part, counted from 1.
 *
 * @param entity what history calls its records
 * @param found SQL condition by which the record {@code t} of a row is found from the first part's, {@code t1}; null
 *     for the first part, which is found by the key. Of several the newest counts.
 * @param columns what rows say of it
 * @param told what history tells of it: the field's name, and SQL of its text of a record for which {@code %1$s} stands; nothing
 *     for records that never change, and that history tells of elsewhere
 * @param fixed what else a new record begins with: column and SQL
 * @param touched what else is set when a record changes, in SQL
 * @param live SQL condition on {@code t}: records that count
 * @param retired what is set when a record is taken back that the import added, in SQL; blank when it is deleted
 * @param held SQL condition on {@code t}: others hang on a record, so that it can't be taken back
 * @param needed SQL condition on {@code t}: others can't be without a record, so that it stays whatever people decide
 * @param asks whether a new record needs what rows may leave out of one that is there
 * @param own whether each row has its own record, where several tell of the same one
 * @param present SQL condition on a row's fields, for which {@code %s} stands: it has such a record
 */
public record ImportPart(
        String entity,
        String table,
        @Nullable String found,
        List<ImportColumn> columns,
        Map<String, String> told,
        Map<String, String> fixed,
        String touched,
        String live,
        String retired,
        String held,
        String needed,
        boolean asks,
        boolean own,
        String present) {

    /** Of which every row has a record, and that a new one needs all for. */
    public ImportPart(
            String entity,
            String table,
            @Nullable String found,
            List<ImportColumn> columns,
            Map<String, String> told,
            Map<String, String> fixed,
            String touched,
            String live,
            String retired,
            String held) {
        this(
                entity,
                table,
                found,
                columns,
                told,
                fixed,
                touched,
                live,
                retired,
                held,
                "false",
                true,
                false,
                "%s is not null");
    }

    public ImportPart {
        columns = List.copyOf(columns);
        told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
        fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
    }

    /** A new record needs nothing but that of the first part. */
    public ImportPart asksNothing() {
        return new ImportPart(
                entity, table, found, columns, told, fixed, touched, live, retired, held, needed, false, own, present);
    }

    /** Each row has a record of its own, or none. */
    public ImportPart ownWhere(String condition) {
        return new ImportPart(
                entity, table, found, columns, told, fixed, touched, live, retired, held, needed, false, true,
                condition);
    }

    public ImportPart heldBy(String conflicting) {
        return new ImportPart(
                entity,
                table,
                found,
                columns,
                told,
                fixed,
                touched,
                live,
                retired,
                conflicting,
                needed,
                asks,
                own,
                present);
    }

    public ImportPart neededBy(String never) {
        return new ImportPart(
                entity, table, found, columns, told, fixed, touched, live, retired, held, never, asks, own, present);
    }
}
