package app.latchkey.workspace.ui;

import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.RecordMarks;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.signals.Signal;
import java.util.List;

/** Short ways back, below the navigation: what one starred, and what one opened lately. */
@StyleSheet("context://latchkey/workspace.css")
class MarksNavigation extends Div {

    private static final long serialVersionUID = 1L;

    private final SideNav starred = list("marks.starred");
    private final SideNav recent = list("marks.recent");

    MarksNavigation(MarkedRecords records) {
        addClassName("marks");
        add(starred, recent);
        Signal.effect(this, () -> show(records.marks().get()));
    }

    private void show(RecordMarks marks) {
        fill(starred, marks.starred());
        fill(recent, marks.recent());
    }

    private static void fill(SideNav list, List<RecordLink> links) {
        list.removeAll();
        for (var link : links) {
            var item = new SideNavItem(link.title(), link.path());
            item.getElement().setAttribute("title", link.reference() + " · " + link.title());
            list.addItem(item);
        }
        list.setVisible(!links.isEmpty());
    }

    private SideNav list(String label) {
        var list = new SideNav(getTranslation(label));
        list.setCollapsible(true);
        return list;
    }
}
