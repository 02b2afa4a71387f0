package app.latchkey.landlords.ui;

import app.latchkey.landlords.AmlStatus;
import app.latchkey.landlords.LandlordFilter;
import app.latchkey.landlords.LandlordStatus;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.FilterBar;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.util.List;
import java.util.function.Consumer;

/** The fields of the filter. */
class LandlordFilterBar extends FilterBar {

    private final MultiSelectComboBox<LandlordStatus> statuses =
            inLine(several("landlord.status", LandlordStatus.class, "landlord-status."));
    private final MultiSelectComboBox<AmlStatus> checks =
            inLine(several("landlord.aml-status", AmlStatus.class, "aml-status."));
    private final DatePicker expiresBy = inLine(Dates.picker(getTranslation("filter.checks-expire-by")));
    private final Consumer<LandlordFilter> changed;
    private LandlordFilter shown = LandlordFilter.ALL;

    LandlordFilterBar(Consumer<LandlordFilter> changed) {
        super("filter.contact-text");
        this.changed = changed;
        addTools(statuses, checks, expiresBy);
        report(this::apply, List.of(text, statuses, checks, expiresBy));
    }

    /** Takes over a filter without reporting it as typed. */
    void show(LandlordFilter filter) {
        shown = filter;
        silently(() -> {
            set(text, filter.text());
            statuses.setValue(filter.statuses());
            checks.setValue(filter.amlStatuses());
            expiresBy.setValue(filter.amlExpiresBy());
        });
    }

    private void apply() {
        changed.accept(new LandlordFilter(
                text.getValue(),
                statuses.getValue(),
                checks.getValue(),
                expiresBy.getValue(),
                shown.addedFrom(),
                shown.addedTo()));
    }
}
