package app.latchkey.landlords.ui;

import app.latchkey.audit.ui.HistoryTimeline.Words;
import app.latchkey.audit.ui.HistoryVocabulary;
import app.latchkey.landlords.LandlordService;
import com.vaadin.flow.component.Component;

/** For the history of all records. */
@org.springframework.stereotype.Component
class LandlordVocabulary implements HistoryVocabulary {

    @Override
    public String kind() {
        return LandlordService.ENTITY;
    }

    @Override
    public Words words(Component owner) {
        return new LandlordHistoryWords(owner)::of;
    }
}
