package app.latchkey.exports;

import app.latchkey.Agencies;
import app.latchkey.platform.security.SignedIn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As many exports as an agency may have at once, whose readers take nothing. */
public final class HeldExports implements AutoCloseable {

    private static final ExportOrder ORDER =
            new ExportOrder(ExportFormat.CSV, "Listing", "Held", "all", List.of("Nothing"), false, 1);

    private final CountDownLatch begun = new CountDownLatch(ExportPlaces.OF_AGENCY);
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService readers = Executors.newFixedThreadPool(ExportPlaces.OF_AGENCY);

    public HeldExports(Exports exports, SignedIn person) throws InterruptedException {
        for (int i = 0; i < ExportPlaces.OF_AGENCY; i++) {
            readers.execute(() -> hold(exports, person));
        }
        begun.await();
    }

    private void hold(Exports exports, SignedIn person) {
        Agencies.signIn(person);
        try {
            exports.record(ORDER, new ExportRun(), OutputStream.nullOutputStream(), out -> {
                begun.countDown();
                await();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Agencies.signOut();
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        readers.close();
    }
}
