package app.latchkey.audit.ui;

import app.latchkey.audit.ui.HistoryTimeline.Words;
import com.vaadin.flow.component.Component;

/** How a feature says the fields of one of its kinds of record; a bean of the feature's screens. */
public interface HistoryVocabulary {

    /** The kind of record, such as {@code Listing}. */
    String kind();

    /** @param owner has the translations */
    Words words(Component owner);
}
