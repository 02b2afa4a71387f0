package app.latchkey.exports;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows from somewhere, one after the other. */
public interface RowSource {

    /** @param run learns how to stop the query */
    void read(ExportRun run, Consumer<List<? extends @Nullable Cell>> each);
}
