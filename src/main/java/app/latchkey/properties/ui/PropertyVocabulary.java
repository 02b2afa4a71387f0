package app.latchkey.properties.ui;

import app.latchkey.audit.ui.HistoryTimeline.Words;
import app.latchkey.audit.ui.HistoryVocabulary;
import app.latchkey.properties.PropertyService;
import com.vaadin.flow.component.Component;

/** For the history of all records. */
@org.springframework.stereotype.Component
class PropertyVocabulary implements HistoryVocabulary {

    @Override
    public String kind() {
        return PropertyService.ENTITY;
    }

    @Override
    public Words words(Component owner) {
        return new PropertyHistoryWords(owner)::of;
    }
}
