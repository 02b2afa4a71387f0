package app.latchkey.workspace.ui;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.ui.StartPage;
import app.latchkey.workspace.SavedSearch;
import app.latchkey.workspace.SavedSearchService;
import com.vaadin.flow.router.Location;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A saved filter as the place to begin. */
@Component
class SavedStart implements StartPage {

    private final SavedSearchService searches;
    private final CurrentUser user;

    SavedStart(SavedSearchService searches, CurrentUser user) {
        this.searches = searches;
        this.user = user;
    }

    @Override
    public Optional<Location> find() {
        return user.find()
                .filter(person -> person.agencyId() != null)
                .flatMap(person -> searches.startPage())
                .map(SavedSearch::path)
                .map(Location::new);
    }
}
