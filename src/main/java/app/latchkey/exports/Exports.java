package app.latchkey.exports;

import app.latchkey.exports.ExportRun.State;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes tables to where they are wanted and keeps the record of it. Whose right it is, the caller has made sure. */
@Component
public class Exports {

    /** Each holds a database connection as long as its reader takes. */
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ExportLog log;

    Exports(ExportLog log) {
        this.log = log;
    }

    /**
     * Writes all rows, or ends with an exception and the file unfinished. Runs in the caller's thread, outside any
     * transaction, so that the record stands whatever becomes of the export.
     *
     * @throws IOException when it was cancelled, or the reader is gone
     */
    @Transactional(propagation = Propagation.NEVER)
    public void write(ExportOrder order, RowSource source, ExportRun run, OutputStream out) throws IOException {
        record(order, run, () -> copy(order, source, run, out));
    }

    /** What writes the rows, each of which it announces by {@link ExportRun#row}. */
    @FunctionalInterface
    public interface Writing {
        void write() throws IOException;
    }

    /**
     * Keeps the record of something written in a form of its own.
     *
     * @throws IOException as {@link #write}
     */
    @Transactional(propagation = Propagation.NEVER)
    public void record(ExportOrder order, ExportRun run, Writing writing) throws IOException {
        long id = log.begin(order);
        var how = State.FAILED;
        try {
            places.acquire();
            try {
                run.begin();
                writing.write();
                how = State.FINISHED;
            } finally {
                places.release();
            }
        } catch (IOException | UncheckedIOException e) {
            how = State.CANCELLED;
            throw new IOException("The reader is gone", e);
        } catch (RuntimeException e) {
            if (run.isCancelled()) {
                how = State.CANCELLED;
                throw new IOException("Cancelled", e);
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while waiting", e);
        } finally {
            log.end(id, order, how, run.rows());
            run.end(how);
        }
    }

    private static void copy(ExportOrder order, RowSource source, ExportRun run, OutputStream out) throws IOException {
        var table = order.format().open(out, order);
        source.read(run, cells -> {
            run.row(order);
            try {
                table.row(cells);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        table.finish();
    }
}
