package app.latchkey.imports;

import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** PostgreSQL's COPY from a reader. */
final class Copy {

    private Copy() {}

    /** @throws IOException what the reader threw; nothing is copied then */
    static void in(Connection connection, String sql, Reader lines) throws IOException, SQLException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, lines);
    }
}
