package app.latchkey.listings.ui;

import app.latchkey.listings.BulkChange;
import app.latchkey.listings.ListingBulkService;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.EmptyState;
import app.latchkey.platform.ui.ListHeading;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;

/** What was changed in bulk, the newest first, with the way back while there is one. */
@Route("bulk-changes")
@StyleSheet("context://latchkey/bulk.css")
@Menu(title = "nav.bulk-changes", order = 22, icon = "vaadin:time-backward")
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
class BulkChangesView extends Div implements HasDynamicTitle {

    private final ListingBulkService bulk;
    private final Grid<BulkChange> grid = new Grid<>();

    BulkChangesView(ListingBulkService bulk) {
        this.bulk = bulk;
        addClassName("list-view");
        var heading = new ListHeading(getTranslation("bulk.title"), "bulk.count");
        grid.addClassName("desk-grid");
        grid.getElement().setAttribute("aria-label", getTranslation("bulk.title"));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(new ComponentRenderer<>(this::card))
                .setHeader(getTranslation("bulk.column.change"))
                .setFlexGrow(1);
        grid.addColumn(new ComponentRenderer<>(this::state))
                .setHeader(getTranslation("bulk.column.undo"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setEmptyStateComponent(
                new EmptyState(getTranslation("bulk.empty.title"), getTranslation("bulk.empty.text")));
        grid.setItems(
                query -> bulk.changes(query.getOffset(), query.getLimit()).stream(), query -> bulk.countChanges());
        grid.getLazyDataView().addItemCountChangeListener(event -> heading.counted(event.getItemCount()));
        add(heading, grid);
    }

    private Div card(BulkChange change) {
        var what = new Span(BulkWords.what(this, change) + ": " + BulkWords.listings(this, change.rows()));
        what.addClassName("bulk-what");
        var when = new Span(getTranslation("timeline.by", Dates.moment(change.at()), change.by()));
        when.addClassName("bulk-when");
        var card = new Div(what, when);
        card.addClassName("bulk-change");
        if (change.reason() != null) {
            var why = new Span(getTranslation("timeline.reason", Objects.toString(change.reason())));
            why.addClassName("bulk-when");
            card.add(why);
        }
        return card;
    }

    private Div state(BulkChange change) {
        var state = new Div();
        state.addClassName("bulk-when");
        var undone = change.undone();
        if (undone != null) {
            state.setText(getTranslation("bulk.undone-by", Dates.moment(undone.at()), undone.by())
                    + (undone.kept() == 0
                            ? ""
                            : " " + getTranslation("bulk.kept", BulkWords.listings(this, undone.kept()))));
        } else if (change.mayUndo()) {
            var undo = new Button(
                    getTranslation("shell.undo"),
                    event -> BulkWords.undo(
                            this,
                            bulk,
                            change.id(),
                            () -> grid.getDataProvider().refreshAll()));
            undo.setDisableOnClick(true);
            undo.setAriaLabel(getTranslation(
                    "bulk.undo-what", BulkWords.what(this, change), BulkWords.listings(this, change.rows())));
            state.add(undo);
        } else {
            state.setText(getTranslation("bulk.too-late"));
        }
        return state;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("bulk.title"));
    }
}
