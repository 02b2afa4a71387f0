package app.latchkey.listings.ui;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.listings.PriceChange;
import app.latchkey.listings.StatusChange;
import app.latchkey.platform.Rent;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to a listing, the newest first. */
class ListingTimeline extends Div {

    private final UnorderedList steps = new UnorderedList();

    private ListingTimeline(boolean empty) {
        addClassName("timeline");
        add(empty ? new Paragraph(getTranslation("timeline.empty")) : steps);
    }

    static ListingTimeline prices(List<PriceChange> changes) {
        var timeline = new ListingTimeline(changes.isEmpty());
        changes.forEach(change -> timeline.step(
                timeline.arrow(words(change.before()), words(change.after())), change.at(), change.by(), null));
        return timeline;
    }

    static ListingTimeline statuses(List<StatusChange> changes) {
        var timeline = new ListingTimeline(changes.isEmpty());
        for (var change : changes) {
            var from = change.from();
            var step = timeline.step(
                    timeline.arrow(
                            from == null ? "" : timeline.getTranslation("status." + from),
                            timeline.getTranslation("status." + change.to())),
                    change.at(),
                    change.by(),
                    change.reason());
            if (!change.overridden().isEmpty()) {
                step.add(new Span(timeline.getTranslation(
                        "timeline.overridden",
                        change.overridden().stream()
                                .map(timeline::getTranslation)
                                .collect(Collectors.joining("; ")))));
            }
        }
        return timeline;
    }

    static ListingTimeline history(List<HistoryEvent> events, HistoryWords words) {
        var timeline = new ListingTimeline(events.isEmpty());
        for (var event : events) {
            var step = timeline.step(
                    timeline.getTranslation("event." + event.eventType()), event.at(), event.actor(), event.reason());
            var fields = new UnorderedList();
            fields.addClassName("timeline-fields");
            event.changes().stream()
                    .filter(change -> !words.of(change.field(), change.before()).isEmpty()
                            || !words.of(change.field(), change.after()).isEmpty())
                    .forEach(change -> fields.add(new ListItem(timeline.getTranslation("field." + change.field()) + ": "
                            + timeline.arrow(
                                    words.of(change.field(), change.before()),
                                    words.of(change.field(), change.after())))));
            if (fields.getComponentCount() > 0) {
                step.add(fields);
            }
        }
        return timeline;
    }

    private ListItem step(String what, Instant at, String by, @Nullable String reason) {
        var title = new Span(what);
        title.addClassName("timeline-what");
        var when = new Span(getTranslation("timeline.by", Dates.moment(at), by));
        when.addClassName("timeline-when");
        var step = new ListItem(title, when);
        if (reason != null) {
            step.add(new Span(getTranslation("timeline.reason", reason)));
        }
        steps.add(step);
        return step;
    }

    private String arrow(String before, String after) {
        return before.isEmpty()
                ? after
                : before + " → " + (after.isEmpty() ? getTranslation("listing.unknown") : after);
    }

    private static String words(@Nullable Rent rent) {
        return rent == null ? "" : rent.toString();
    }
}
