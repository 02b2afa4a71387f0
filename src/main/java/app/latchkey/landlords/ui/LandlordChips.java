package app.latchkey.landlords.ui;

import app.latchkey.landlords.LandlordFilter;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.ui.Chips;
import java.util.function.Consumer;

/** What is filtered by, in words; a click takes one condition away, or all. */
class LandlordChips extends Chips {

    private final Consumer<LandlordFilter> changed;

    LandlordChips(Consumer<LandlordFilter> changed) {
        this.changed = changed;
    }

    void show(LandlordFilter f) {
        clear();
        chip(f, "filter.chip.text", f.text(), "q");
        chip(f, "landlord.status", words("landlord-status.", f.statuses()), "status");
        chip(f, "landlord.aml-status", words("aml-status.", f.amlStatuses()), "checks");
        var by = f.amlExpiresBy();
        chip(f, "filter.checks-expire-by", by == null ? "" : BritishDates.format(by), "checks_expire_by");
        chip(f, "filter.added", range(day(f.addedFrom()), day(f.addedTo())), "added_from", "added_to");
        clearing(() -> changed.accept(LandlordFilter.ALL));
    }

    private void chip(LandlordFilter filter, String label, String value, String... parameters) {
        chip(label, value, () -> changed.accept(LandlordUrl.without(filter, parameters)));
    }
}
