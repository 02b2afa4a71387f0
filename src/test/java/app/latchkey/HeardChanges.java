package app.latchkey;

import app.latchkey.platform.live.ChangesMissed;
import app.latchkey.platform.live.RecordsChanged;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Writes down what the desk hears of changes. */
@TestComponent
public class HeardChanges {

    private final List<RecordsChanged> changes = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();

    @EventListener
    void on(RecordsChanged change) {
        changes.add(change);
    }

    @EventListener
    void on(ChangesMissed cut) {
        missed.incrementAndGet();
    }

    public List<RecordsChanged> of(TestAgency agency) {
        return changes.stream()
                .filter(change -> change.agencyId() == agency.id())
                .toList();
    }

    public int timesMissed() {
        return missed.get();
    }
}
