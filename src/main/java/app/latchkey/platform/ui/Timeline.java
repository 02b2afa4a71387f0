package app.latchkey.platform.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a record, step by step. */
public class Timeline extends Div {

    private static final long serialVersionUID = 1L;

    private final UnorderedList steps = new UnorderedList();

    public Timeline() {
        addClassName("timeline");
        add(new Paragraph(getTranslation("timeline.empty")));
    }

    public ListItem step(String what, Instant at, String by, @Nullable String reason) {
        if (steps.getComponentCount() == 0) {
            removeAll();
            add(steps);
        }
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

    /** "before → after"; what was blank before is not mentioned. */
    public String arrow(String before, String after) {
        return before.isEmpty() ? after : before + " → " + (after.isEmpty() ? getTranslation("fact.unknown") : after);
    }
}
