package app.latchkey.workspace.ui;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.ui.DrawerSection;
import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Stars and recent records in the drawer, for everybody who belongs to an agency. */
@org.springframework.stereotype.Component
class MarksSection implements DrawerSection {

    private final CurrentUser user;
    private final ObjectProvider<MarkedRecords> records;

    MarksSection(CurrentUser user, ObjectProvider<MarkedRecords> records) {
        this.user = user;
        this.records = records;
    }

    @Override
    public Optional<Component> create() {
        return user.find()
                .filter(person -> person.agencyId() != null)
                .map(person -> new MarksNavigation(records.getObject()));
    }
}
