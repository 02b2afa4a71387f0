package app.latchkey.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into one table through COPY. */
final class CopiedRows {

    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder lines = new StringBuilder(CHUNK + 4096);

    /** @param columns apart by commas */
    CopiedRows(Connection connection, String table, String columns) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(table, columns));
    }

    void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            var value = values[i];
            lines.append(value == null ? "\\N" : value instanceof String text ? escaped(text) : value);
        }
        lines.append('\n');
        if (lines.length() > CHUNK) {
            send();
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private void send() throws SQLException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    /** @return how many rows went in */
    long end() throws SQLException {
        send();
        return copy.endCopy();
    }
}
