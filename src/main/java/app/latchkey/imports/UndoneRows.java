package app.latchkey.imports;

/** Records that are being put back as they were before an import, many at a time. */
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

    /**
     * Raises the versions of records that the import touched and changed nothing of, so that whoever has one of them open
     * looks again. To earlier imports, which may be taken back next, that is no change.
     *
     * @param entity what changes of them are announced as
     * @param ids SQL that selects them, with what {@link #write} may name
     * @return how many there are
     */
    int touch(String entity, String table, String ids);
}
