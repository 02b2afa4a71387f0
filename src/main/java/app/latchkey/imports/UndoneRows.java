package app.latchkey.imports;

/** Records that are being put back as they were before an import, many at a time. */
@FunctionalInterface
public interface UndoneRows {

    /**
     * Writes what goes along with it, in the same transaction and before the records themselves change.
     *
     * @param sql reads {@code import_undone u}: {@code line}, {@code part} from 0, {@code entity_id}, {@code before}
     *     (jsonb, the changed columns; null for a record the import added); it may name {@code :at}, {@code :by},
     *     {@code :byName}, {@code :job} and {@code :request}
     * @return how many rows it wrote
     */
    int write(String sql);
}
