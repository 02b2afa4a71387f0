package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** What a feature puts below the navigation. */
public interface DrawerSection {

    /** For the person signed in; empty when there is nothing for them. */
    Optional<Component> create();
}
