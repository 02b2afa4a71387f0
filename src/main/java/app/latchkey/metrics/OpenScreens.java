package app.latchkey.metrics;

import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Who has what open: sessions, and the screens in them. */
@Component
public class OpenScreens implements Gathering {

    /** What an idle session with one open screen holds; measured with 400 of them, see README. */
    static final long BYTES_EACH = 213_000;

    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<Object, String> views = new ConcurrentHashMap<>();

    OpenScreens() {}

    public void sessionBegan() {
        sessions.incrementAndGet();
    }

    public void sessionEnded() {
        sessions.decrementAndGet();
    }

    /** @param screen told apart by identity */
    public void shows(Object screen, String view) {
        views.put(screen, view);
    }

    public void closed(Object screen) {
        views.remove(screen);
    }

    int sessions() {
        return sessions.get();
    }

    int screens() {
        return views.size();
    }

    /** How many screens show each view. */
    Map<String, Integer> byView() {
        var counts = new TreeMap<String, Integer>();
        views.values().forEach(view -> counts.merge(view, 1, Integer::sum));
        return counts;
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        sample.put(Series.SESSIONS, sessions());
        sample.put(Series.SCREENS, screens());
    }
}
