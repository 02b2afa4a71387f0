package app.latchkey.contacts.ui;

import app.latchkey.audit.ui.HistoryTimeline.Words;
import app.latchkey.audit.ui.HistoryVocabulary;
import app.latchkey.contacts.ContactService;
import com.vaadin.flow.component.Component;

/** For the history of all records. */
@org.springframework.stereotype.Component
class ContactVocabulary implements HistoryVocabulary {

    @Override
    public String kind() {
        return ContactService.ENTITY;
    }

    @Override
    public Words words(Component owner) {
        return new ContactHistoryWords(owner)::of;
    }
}
