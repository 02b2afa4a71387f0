package app.latchkey.workspace.ui;

import app.latchkey.platform.ui.Toasts;
import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.RecordMarkService;
import app.latchkey.workspace.RecordMarks;
import app.latchkey.workspace.TooManyStars;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;

/** The stars and recent records of the person before this window, read once; all that shows them follows it. */
@SpringComponent
@UIScope
class MarkedRecords {

    private final RecordMarkService service;
    private final BackgroundWrites writes;
    private final ValueSignal<RecordMarks> marks;

    MarkedRecords(RecordMarkService service, BackgroundWrites writes) {
        this.service = service;
        this.writes = writes;
        marks = new ValueSignal<>(service.marks());
    }

    Signal<RecordMarks> marks() {
        return marks.asReadonly();
    }

    /** Opening waits for no write; what is open already, and only shown afresh, is none. */
    void open(RecordLink link) {
        if (!marks.peek().recent().isEmpty() && marks.peek().recent().getFirst().equals(link)) {
            return;
        }
        marks.update(before -> before.opened(link));
        writes.run(() -> service.open(link));
    }

    void toggleStar(RecordLink link) {
        if (marks.peek().isStarred(link)) {
            service.unstar(link);
            marks.update(before -> before.unstar(link));
            return;
        }
        try {
            service.star(link);
            marks.update(before -> before.star(link));
        } catch (TooManyStars e) {
            Toasts.notice(UI.getCurrent().getTranslation("star.too-many", RecordMarkService.MOST_STARS));
        }
    }
}
