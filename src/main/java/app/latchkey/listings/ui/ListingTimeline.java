package app.latchkey.listings.ui;

import app.latchkey.listings.PriceChange;
import app.latchkey.listings.StatusChange;
import app.latchkey.platform.Rent;
import app.latchkey.platform.ui.Timeline;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to a listing, the newest first. */
class ListingTimeline extends Timeline {

    private ListingTimeline() {}

    static ListingTimeline prices(List<PriceChange> changes) {
        var timeline = new ListingTimeline();
        changes.forEach(change -> timeline.step(
                timeline.arrow(words(change.before()), words(change.after())), change.at(), change.by(), null));
        return timeline;
    }

    static ListingTimeline statuses(List<StatusChange> changes) {
        var timeline = new ListingTimeline();
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

    private static String words(@Nullable Rent rent) {
        return rent == null ? "" : rent.toString();
    }
}
