package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record beside a list, as the list's address names it: with the filter and order the rows are read by. */
public final class OpenRecord implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What the address names when a record is entered that is not there yet. */
    public static final String NEW = "new";

    private final MasterDetailLayout screen;
    private final String path;
    private final SerializableSupplier<QueryParameters> query;
    private @Nullable String shown;

    /**
     * Lays the screen out for its list with a record beside it. Escape, in the list or beside it, and a click next to
     * the record's dialog lead to the list alone.
     *
     * @param name what the record is called where it is a dialog
     */
    public OpenRecord(
            MasterDetailLayout screen,
            Grid<?> grid,
            String path,
            SerializableSupplier<QueryParameters> query,
            String name) {
        this.screen = screen;
        this.path = path;
        this.query = query;
        screen.setSizeFull();
        screen.addClassName("desk-view");
        screen.setDetailSize("36rem");
        screen.setExpandMaster(true);
        DetailDialog.name(screen, name);
        screen.addDetailEscapePressListener(event -> go(null));
        screen.addBackdropClickListener(event -> go(null));
        grid.getElement().addEventListener("keydown", event -> go(null)).setFilter("event.key === 'Escape'");
    }

    /** As the address names it; null for none. */
    public @Nullable String shown() {
        return shown;
    }

    public boolean isNew() {
        return NEW.equals(shown);
    }

    public void show(String reference, Component detail) {
        shown = reference;
        screen.setDetail(detail);
    }

    public void close() {
        shown = null;
        screen.setDetail(null);
    }

    /** Leads to a record by what the address calls it, or to the list alone. */
    public void go(@Nullable String reference) {
        UI.getCurrent().navigate(address(reference), query.get());
    }

    /** Says other rows in the address; typing in a filter is no step to go back to. */
    public void rewriteAddress() {
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(address(shown), query.get()));
    }

    /** The number an address names; empty when it is none. */
    public static Optional<Long> number(String reference) {
        try {
            return Optional.of(Long.parseLong(reference));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String address(@Nullable String reference) {
        return reference == null ? path : path + "/" + reference;
    }
}
