package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.audit.ui.HistoryTimeline.Words;
import app.latchkey.audit.ui.HistoryVocabulary;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.ListingService;
import app.latchkey.users.StaffService;
import com.vaadin.flow.component.Component;

/** For the history of all records. */
@org.springframework.stereotype.Component
class ListingVocabulary implements HistoryVocabulary {

    private final AgencyService agency;
    private final StaffService staff;
    private final LandlordService landlords;

    ListingVocabulary(AgencyService agency, StaffService staff, LandlordService landlords) {
        this.agency = agency;
        this.staff = staff;
        this.landlords = landlords;
    }

    @Override
    public String kind() {
        return ListingService.ENTITY;
    }

    @Override
    public Words words(Component owner) {
        return new HistoryWords(owner, ListingChoices.read(agency, staff), landlords)::of;
    }
}
