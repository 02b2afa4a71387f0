package app.latchkey.listings.ui;

import app.latchkey.listings.BulkChange;
import app.latchkey.listings.ListingBulkService;
import app.latchkey.listings.ListingExport;
import app.latchkey.listings.ListingExportColumn;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingSelection;
import app.latchkey.listings.ListingSort;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.ui.TickColumn;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Ticks in the list of listings, what can be done with them, and the export of the list. */
class ListingBulk implements BulkBar.Host, Serializable {

    private static final long serialVersionUID = 1L;

    private final ListingGrid grid;
    private final FilterChips chips;
    private final ListingChoices choices;
    private final ListingBulkService bulk;
    private final ListingExport export;
    private final Clock clock;
    private final ListingTicks ticks = new ListingTicks();
    private final TickColumn<ListingRow> column;
    private final BulkBar bar;
    private int rows;

    ListingBulk(
            ListingGrid grid,
            FilterChips chips,
            ListingChoices choices,
            ListingBulkService bulk,
            ListingExport export,
            Role role,
            Clock clock) {
        this.grid = grid;
        this.chips = chips;
        this.choices = choices;
        this.bulk = bulk;
        this.export = export;
        this.clock = clock;
        bar = new BulkBar(role, this);
        column = new TickColumn<>(grid, ticks, ListingRow::id, ListingRow::reference, this::show);
    }

    BulkBar bar() {
        return bar;
    }

    Button exportButton() {
        var button = new Button(
                grid.getTranslation("export.button"),
                VaadinIcon.DOWNLOAD_ALT.create(),
                event -> export(ticks.everything(), chips.sentence(), chips.fileWords()));
        button.addClassName("view-export");
        return button;
    }

    /** The list shows something else; what was ticked in another one is forgotten. */
    void of(ListingFilter filter, ListingSort sort) {
        if (!ticks.everything().equals(ListingSelection.all(filter))) {
            column.forget();
        }
        ticks.of(filter, sort);
    }

    void counted(int now) {
        rows = now;
        show();
    }

    private void show() {
        bar.show(ticks.count(rows), rows);
    }

    @Override
    public void all() {
        column.tickAll(true);
    }

    @Override
    public void clear() {
        column.tickAll(false);
    }

    @Override
    public void edit(BulkQuestion question) {
        new BulkDialog(question, ticks.selection(), choices, bulk, this::done).open();
    }

    private void done(BulkChange change) {
        clear();
        Toasts.undoable(
                BulkWords.what(grid, change) + ": " + BulkWords.listings(grid, change.rows()),
                () -> BulkWords.undo(
                        grid, bulk, change.id(), () -> grid.getDataProvider().refreshAll()));
    }

    @Override
    public void export() {
        var selected = grid.getTranslation("export.ticked");
        if (ticks.isAll() && ticks.byHand().isEmpty()) {
            export(ticks.everything(), chips.sentence(), chips.fileWords());
        } else {
            export(ticks.selection(), selected + " " + chips.sentence(), List.of(selected));
        }
    }

    private void export(ListingSelection selection, String said, List<String> fileWords) {
        var shown = grid.getColumns().stream()
                .filter(each -> each.isVisible() || grid.hasClassName("narrow"))
                .flatMap(each -> Arrays.stream(ListingExportColumn.values())
                        .filter(known -> known.name().equals(each.getKey())))
                .toList();
        var wanted = new ExportDialog.Wanted(selection, ticks.sort(), said, fileWords, shown, LocalDate.now(clock));
        new ExportDialog(export, wanted).open();
    }
}
