package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.audit.ui.HistoryTimeline.Words;
import app.latchkey.audit.ui.HistoryVocabulary;
import app.latchkey.users.StaffService;
import com.vaadin.flow.component.Component;

/** For the history of all records. */
@org.springframework.stereotype.Component
class UserVocabulary implements HistoryVocabulary {

    private final AgencyService agency;

    UserVocabulary(AgencyService agency) {
        this.agency = agency;
    }

    @Override
    public String kind() {
        return StaffService.ENTITY;
    }

    @Override
    public Words words(Component owner) {
        return new UserWords(owner, agency.branches())::of;
    }
}
