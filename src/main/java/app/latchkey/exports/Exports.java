package app.latchkey.exports;

import app.latchkey.exports.ExportRun.State;
import app.latchkey.platform.security.CurrentAgency;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes tables to where they are wanted and keeps the record of it. Whose right it is, the caller has made sure. */
@Component
public class Exports {

    /** Somebody waits for the file, or for an answer that tells them to come again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int BUFFER = 1 << 16;

    private final ExportPlaces places = new ExportPlaces();
    private final ExportLog log;
    private final CurrentAgency agency;

    Exports(ExportLog log, CurrentAgency agency) {
        this.log = log;
        this.agency = agency;
    }

    /**
     * Writes all rows, or ends with an exception and the file unfinished. Runs in the caller's thread, outside any
     * transaction, so that the record stands whatever becomes of the export.
     *
     * @throws ExportsBusy when too many others write
     * @throws IOException when it was cancelled, or the reader is gone or too slow
     */
    @Transactional(propagation = Propagation.NEVER)
    public void write(ExportOrder order, RowSource source, ExportRun run, OutputStream out) throws IOException {
        record(order, run, out, paced -> copy(order, source, run, paced));
    }

    /** What writes the rows, each of which it announces by {@link ExportRun#row}. */
    @FunctionalInterface
    public interface Writing {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Keeps the record of something written in a form of its own.
     *
     * @throws ExportsBusy as {@link #write}
     * @throws IOException as {@link #write}
     */
    @Transactional(propagation = Propagation.NEVER)
    public void record(ExportOrder order, ExportRun run, OutputStream out, Writing writing) throws IOException {
        long agencyId = agency.require();
        if (!isPlaceFor(agencyId, run)) {
            run.end(State.BUSY);
            throw new ExportsBusy();
        }
        try {
            begin(order, run, new BufferedOutputStream(new PacedStream(out), BUFFER), writing);
        } finally {
            places.leave(agencyId);
        }
    }

    private boolean isPlaceFor(long agencyId, ExportRun run) throws IOException {
        try {
            return places.take(agencyId, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.end(State.CANCELLED);
            throw new IOException("Stopped while waiting", e);
        }
    }

    private void begin(ExportOrder order, ExportRun run, OutputStream out, Writing writing) throws IOException {
        long id = log.begin(order);
        var how = State.FAILED;
        try {
            run.begin();
            writing.write(out);
            out.flush();
            how = State.FINISHED;
        } catch (IOException | UncheckedIOException e) {
            how = State.CANCELLED;
            throw new IOException("The reader is gone", e);
        } catch (RuntimeException e) {
            if (run.isCancelled()) {
                how = State.CANCELLED;
                throw new IOException("Cancelled", e);
            }
            throw e;
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
