package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryChain;
import app.latchkey.audit.HistoryExport;
import app.latchkey.audit.HistoryFilter;
import app.latchkey.audit.HistoryRow;
import app.latchkey.audit.HistorySearch;
import app.latchkey.platform.search.QuickFinder;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.HasShortcuts;
import app.latchkey.platform.ui.Keys;
import app.latchkey.platform.ui.ListHeading;
import app.latchkey.platform.ui.Shortcut;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;

/** Who changed what in the whole agency, for its administrators, and whether that is as it was written. */
@Route(HistoryView.PATH)
@Menu(title = "nav.history", order = 31, icon = "vaadin:time-backward")
@StyleSheet("context://latchkey/history.css")
@RolesAllowed(Roles.ADMIN)
class HistoryView extends Div implements BeforeEnterObserver, HasDynamicTitle, HasShortcuts {

    static final String PATH = "history";

    private static final List<Shortcut> SHORTCUTS = List.of(
            Shortcut.of("shortcut.filter", "/"),
            Shortcut.of("shortcut.rows", "↑", "↓"),
            Shortcut.of("shortcut.open-row", "Enter"));

    private final EventWords words;
    private final HistoryGrid grid;
    private final HistoryFilterBar filterBar;
    private final HistoryChips chips;
    private final HistoryDownload download;
    private HistoryFilter filter = HistoryFilter.ALL;

    HistoryView(
            HistorySearch history,
            HistoryChain chain,
            HistoryExport export,
            Clock clock,
            List<QuickFinder> finders,
            List<HistoryVocabulary> vocabularies) {
        addClassName("list-view");
        words = new EventWords(this, vocabularies);
        var heading = new ListHeading(getTranslation("history.title"), "history.count");
        filterBar = new HistoryFilterBar(history, finders, words, this::filterBy);
        chips = new HistoryChips(history, words, this::filterBy);
        grid = new HistoryGrid(getTranslation("history.title"), history, words, heading::counted);
        download = new HistoryDownload(export, words, clock);
        heading.addLine(download);
        grid.asSingleSelect().addValueChangeListener(event -> {
            var row = event.getValue();
            if (row != null) {
                open(row);
            }
        });
        Keys.plain(this, "/", filterBar::focus);
        add(heading, new ChainPanel(chain), filterBar, chips, grid);
    }

    private void open(HistoryRow row) {
        var dialog =
                new EventDialog(row, words, () -> filterBy(HistoryFilter.ALL.ofRecord(row.kind(), row.recordId())));
        dialog.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                grid.deselectAll();
            }
        });
        dialog.open();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var url = HistoryUrl.parse(event.getLocation().getQueryParameters());
        if (!url.ignored().isEmpty()) {
            Toasts.notice(getTranslation("listings.ignored", String.join(", ", url.ignored())));
        }
        show(url.filter());
    }

    private void filterBy(HistoryFilter wanted) {
        show(wanted);
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(PATH, HistoryUrl.write(wanted)));
    }

    private void show(HistoryFilter wanted) {
        filter = wanted;
        grid.show(filter);
        chips.show(filter);
        download.show(filter, chips.said(), grid.count());
        filterBar.show(filter);
    }

    @Override
    public List<Shortcut> shortcuts() {
        return SHORTCUTS;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("history.title"));
    }
}
