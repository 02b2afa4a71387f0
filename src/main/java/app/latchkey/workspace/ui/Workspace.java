package app.latchkey.workspace.ui;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.workspace.ListLayoutService;
import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.SavedSearchService;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;

/** What a screen takes to become a person's own: a menu of saved filters, a choice of columns, stars. */
@SpringComponent
public class Workspace {

    /** Dragging and ticking comes in bursts; only where it ends is written. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SavedSearchService searches;
    private final ListLayoutService layouts;
    private final CurrentUser user;
    private final BackgroundWrites writes;
    private final ObjectProvider<MarkedRecords> records;

    Workspace(
            SavedSearchService searches,
            ListLayoutService layouts,
            CurrentUser user,
            BackgroundWrites writes,
            ObjectProvider<MarkedRecords> records) {
        this.searches = searches;
        this.layouts = layouts;
        this.user = user;
        this.writes = writes;
        this.records = records;
    }

    /**
     * @param screen the path of the list
     * @param canonical writes an address of this list the one way in which equal filters look the same
     */
    public SavedSearches savedSearches(String screen, UnaryOperator<QueryParameters> canonical) {
        var person = user.require();
        return new SavedSearches(screen, searches, canonical, person.role().mayWrite() && person.branchId() != null);
    }

    /**
     * Lays the grid out as the person left it, and from here on remembers what they change.
     *
     * @param screen the path of the list
     */
    public <T> ColumnMenu columns(String screen, DeskGrid<T> grid) {
        var turn = new AtomicInteger();
        return new ColumnMenu(new GridLayout<>(grid, layouts.of(screen), layout -> {
            int mine = turn.incrementAndGet();
            writes.runAfter(PAUSE, () -> {
                if (turn.get() == mine) {
                    layouts.remember(screen, layout);
                }
            });
        }));
    }

    /** Puts this record first among the recent ones, and its star into its header. */
    public void opened(RecordLink link, PanelHeader header) {
        records.getObject().open(link);
        header.addTool(new StarButton(records.getObject(), link));
    }
}
