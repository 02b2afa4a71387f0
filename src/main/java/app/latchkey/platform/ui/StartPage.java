package app.latchkey.platform.ui;

import com.vaadin.flow.router.Location;
import java.util.Optional;

/** Knows where somebody wants to begin. */
public interface StartPage {

    /** Empty for the first screen of their navigation. */
    Optional<Location> find();
}
