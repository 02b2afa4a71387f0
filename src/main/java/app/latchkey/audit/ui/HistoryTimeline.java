package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.HistoryEvent.Origin;
import app.latchkey.platform.ui.Timeline;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's history: what was done, by whom and when, and each field before and after. */
public class HistoryTimeline extends Timeline {

    private static final long serialVersionUID = 1L;

    /** A field's value as a person reads it; blank for none, and for one that tells nobody anything. */
    @FunctionalInterface
    public interface Words {
        String of(String field, @Nullable String value);
    }

    public HistoryTimeline(List<HistoryEvent> events, Words words) {
        for (var event : events) {
            var step = step(getTranslation("event." + event.eventType()), event.at(), event.actor(), event.reason());
            var origin = event.origin();
            if (origin != null) {
                step.add(new Anchor("import/" + origin.importId(), words(origin)));
            }
            var fields = new UnorderedList();
            fields.addClassName("timeline-fields");
            for (var change : event.changes()) {
                var before = words.of(change.field(), change.before());
                var after = words.of(change.field(), change.after());
                if (!before.isEmpty() || !after.isEmpty()) {
                    fields.add(new ListItem(getTranslation("field." + change.field()) + ": " + arrow(before, after)));
                }
            }
            if (fields.getComponentCount() > 0) {
                step.add(fields);
            }
        }
    }

    private String words(Origin origin) {
        return origin.line() == null
                ? getTranslation("event.origin", origin.fileName())
                : getTranslation("event.origin.line", origin.fileName(), origin.line());
    }
}
