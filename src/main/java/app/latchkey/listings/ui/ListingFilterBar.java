package app.latchkey.listings.ui;

import app.latchkey.listings.ListingFilter;
import app.latchkey.platform.ui.FilterBar;
import app.latchkey.platform.ui.MoreFilters;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Above the list: its text, whether only one's own are wanted, and all the rest of the filter behind a button. */
class ListingFilterBar extends FilterBar {

    private final long ownId;
    private final Checkbox mine = new Checkbox(getTranslation("filter.mine"));
    private final MoreFilters<ListingFilterFields> more;
    private final Consumer<ListingFilter> changed;
    private ListingFilter filter = ListingFilter.ALL;

    ListingFilterBar(ListingChoices choices, long ownId, Consumer<ListingFilter> changed) {
        super("filter.text");
        this.ownId = ownId;
        this.changed = changed;
        more = new MoreFilters<>("listing-filter-fields", () -> new ListingFilterFields(choices, filter, this::apply));
        addTools(mine, more.toggleButton());
        add(more);
        report(this::apply, List.of(text));
        report(() -> chooseNegotiator(mine.getValue() ? ownId : null), List.of(mine));
        mine.setVisible(choices.negotiator(ownId).isPresent());
    }

    /** Takes over a filter without reporting it as typed. */
    void show(ListingFilter wanted) {
        filter = wanted;
        silently(() -> {
            set(text, filter.text());
            set(mine, filter.negotiatorId() != null && filter.negotiatorId() == ownId);
        });
        more.fields().ifPresent(fields -> fields.show(filter));
    }

    private void apply() {
        var typed = text.getValue();
        filter = more.fields().map(fields -> fields.read(typed)).orElseGet(() -> filter.withText(typed));
        changed.accept(filter);
    }

    private void chooseNegotiator(@Nullable Long negotiatorId) {
        filter = filter.withNegotiator(negotiatorId);
        changed.accept(filter);
    }
}
