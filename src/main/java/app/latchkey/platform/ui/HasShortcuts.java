package app.latchkey.platform.ui;

import java.util.List;

/** A screen with keys of its own, which the list of shortcuts shows. */
public interface HasShortcuts {

    List<Shortcut> shortcuts();
}
