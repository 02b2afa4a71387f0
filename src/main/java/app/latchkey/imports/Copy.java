package app.latchkey.imports;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * PostgreSQL's COPY from a reader. The driver's classes are called by name: they carry annotations of a library that
 * is not here, which fails a compilation that takes warnings for errors.
 */
final class Copy {

    private static final String CONNECTION = "org.postgresql.PGConnection";

    private Copy() {}

    /** @throws IOException what the reader threw; nothing is copied then */
    static void in(Connection connection, String sql, Reader lines) throws IOException, SQLException {
        try {
            var type = Class.forName(CONNECTION);
            var copies = type.getMethod("getCopyAPI").invoke(connection.unwrap(type));
            copies.getClass().getMethod("copyIn", String.class, Reader.class).invoke(copies, sql, lines);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case SQLException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
