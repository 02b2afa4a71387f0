package app.latchkey.users.ui;

import app.latchkey.platform.BritishDates;
import app.latchkey.platform.figures.Period;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import app.latchkey.platform.ui.LiveRows;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.users.SavedUser;
import app.latchkey.users.StaffService;
import app.latchkey.users.UserFilter;
import app.latchkey.users.UserRow;
import app.latchkey.users.UserService;
import app.latchkey.users.UserSort;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lazy list: it holds the rows in sight and their filter, nothing else. */
class UserGrid extends DeskGrid<UserRow> {

    private final UserService users;
    private UserFilter filter = UserFilter.ALL;
    private UserSort sort = UserSort.DEFAULT;

    UserGrid(String title, UserService users, Consumer<Integer> counted) {
        super(title);
        this.users = users;
        card(card());
        text(UserSort.Column.NAME, "user.name", UserRow::name, "14em").setFlexGrow(2);
        text(UserSort.Column.EMAIL, "contact.email", UserRow::email, "16em").setFlexGrow(2);
        text(UserSort.Column.ROLE, "user.role", row -> getTranslation("role." + row.role()), "8em");
        text(UserSort.Column.BRANCH, "listing.branch", UserRow::branchName, "9em");
        column(UserSort.Column.STATUS, "user.status", addColumn(status()), "8em");
        text(UserSort.Column.LAST_SIGN_IN, "user.last-sign-in", this::lastSignIn, "11em");
        text(UserSort.Column.CREATED, "user.since", UserGrid::since, "8em");
        setEmptyStateComponent(
                new EmptyState(getTranslation("users.empty.title"), getTranslation("landlords.empty.text")));
        setDataProvider(new CallbackDataProvider<>(
                query -> users.rows(filter, sort, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(users.count(filter)),
                UserRow::id));
        getLazyDataView().addItemCountChangeListener(event -> counted.accept(event.getItemCount()));
    }

    /** Keeps the rows as they are now; the line goes above the list. */
    LiveRows<UserRow> live(LiveUpdates live) {
        return new LiveRows<>(
                live,
                this,
                StaffService.ENTITY,
                "users.changed",
                new LiveRows.Rows<>(
                        UserRow::id,
                        users::rowsOf,
                        ids -> users.matching(filter, ids),
                        this::place,
                        () -> sort.column() == UserSort.Column.CREATED));
    }

    /** What of a row decides where it stands. */
    private @Nullable Object place(UserRow row) {
        return switch (sort.column()) {
            case NAME -> row.name();
            case EMAIL -> row.email();
            case ROLE -> row.role();
            case BRANCH -> row.branchName();
            case STATUS -> row.status();
            case LAST_SIGN_IN -> row.lastSignInAt();
            case CREATED -> row.createdAt();
        };
    }

    /** Shows other rows; the same filter and order keep those that are there. */
    void show(UserFilter newFilter, UserSort newSort) {
        if (!newFilter.equals(filter) || !newSort.equals(sort)) {
            filter = newFilter;
            sort = newSort;
            showOrder(sort.equals(UserSort.DEFAULT) ? null : sort.column(), sort.ascending());
            getDataProvider().refreshAll();
        }
    }

    /** Shows whose record is open; the row need not be in sight. */
    void mark(SavedUser person) {
        var d = person.details();
        select(new UserRow(
                person.id(), d.name(), d.email(), d.role(), null, person.status(), null, person.createdAt()));
    }

    /** The order as its headers say it. */
    UserSort order() {
        return headerOrder().map(UserGrid::order).orElse(UserSort.DEFAULT);
    }

    private static UserSort order(GridSortOrder<UserRow> order) {
        return new UserSort(
                UserSort.Column.valueOf(order.getSorted().getKey()), order.getDirection() == SortDirection.ASCENDING);
    }

    private LitRenderer<UserRow> card() {
        return LitRenderer.<UserRow>of("""
                        <div class="row-card"><div><b>${item.name}</b><span>${item.role}</span></div>
                        <div><span>${item.email}</span><span class="status ${item.status}">${item.statusText}</span></div></div>""")
                .withProperty("name", UserRow::name)
                .withProperty("role", row -> getTranslation("role." + row.role()))
                .withProperty("email", UserRow::email)
                .withProperty("status", row -> row.status().name())
                .withProperty("statusText", row -> getTranslation("user-status." + row.status()));
    }

    private LitRenderer<UserRow> status() {
        return LitRenderer.<UserRow>of("<span class=\"status ${item.status}\">${item.text}</span>")
                .withProperty("status", row -> row.status().name())
                .withProperty("text", row -> getTranslation("user-status." + row.status()));
    }

    private String lastSignIn(UserRow row) {
        var at = row.lastSignInAt();
        return at == null ? getTranslation("user.never") : Dates.moment(at);
    }

    private static String since(UserRow row) {
        return BritishDates.format(row.createdAt().atZone(Period.LONDON).toLocalDate());
    }
}
