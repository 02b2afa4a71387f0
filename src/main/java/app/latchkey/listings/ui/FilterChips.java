package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingStep;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import app.latchkey.platform.ui.Chips;
import app.latchkey.users.StaffService.StaffName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is filtered by, in words; a click takes one condition away, or all. */
class FilterChips extends Chips {

    private final ListingChoices choices;
    private final Consumer<ListingFilter> changed;
    private final List<Condition> conditions = new ArrayList<>();

    FilterChips(ListingChoices choices, Consumer<ListingFilter> changed) {
        this.choices = choices;
        this.changed = changed;
    }

    /** What is filtered by, for who reads it later: "Status: Available; Bedrooms: 2". */
    String sentence() {
        return conditions.isEmpty()
                ? getTranslation("filter.none")
                : conditions.stream()
                        .map(each -> getTranslation(each.label()) + ": " + each.value())
                        .collect(Collectors.joining("; "));
    }

    /** The same in few words: "Available", "2 beds". */
    List<String> fileWords() {
        return conditions.stream()
                .map(each -> each.label().equals("listing.bedrooms")
                        ? getTranslation("export.file.beds", each.value())
                        : each.value())
                .toList();
    }

    void show(ListingFilter f) {
        clear();
        conditions.clear();
        chip(f, "filter.chip.text", f.text(), "q");
        chip(f, "listing.status", words("status.", f.statuses()), "status");
        chip(f, "listing.bedrooms", range(f.bedroomsMin(), f.bedroomsMax()), "bedrooms_min", "bedrooms_max");
        chip(f, "listing.rent", range(money(f.rentMinPence()), money(f.rentMaxPence())), "rent_min", "rent_max");
        chip(f, "listing.type", words("type.", f.propertyTypes()), "property_type");
        chip(f, "listing.town", f.town(), "town");
        chip(f, "listing.outcode", f.outcode(), "outcode");
        chip(f, "listing.furnishing", words("furnishing.", f.furnishings()), "furnishing");
        var by = f.availableBy();
        chip(f, "filter.available-by", by == null ? "" : BritishDates.format(by), "available_by");
        chip(
                f,
                "listing.branch",
                known(
                        f.branchId(),
                        choices.branch(f.branchId()).map(BranchName::name).orElse("?")),
                "branch");
        chip(
                f,
                "listing.negotiator",
                known(
                        f.negotiatorId(),
                        choices.negotiator(f.negotiatorId())
                                .map(StaffName::name)
                                .orElse("?")),
                "negotiator");
        moments(f);
        clearing(() -> changed.accept(ListingFilter.ALL));
    }

    private void moments(ListingFilter f) {
        var step = f.moments().step();
        chip(
                f,
                step == null ? "filter.step" : "filter.step." + step.kind(),
                step == null ? "" : said(step),
                "step",
                "step_from",
                "step_to",
                "step_branch",
                "step_negotiator",
                "step_bedrooms");
        chip(
                f,
                "filter.marketed",
                range(day(f.moments().marketedFrom()), day(f.moments().marketedTo())),
                "marketed_from",
                "marketed_to");
        var quiet = f.moments().quietSince();
        chip(f, "filter.quiet", quiet == null ? "" : BritishDates.format(quiet), "quiet_since");
    }

    private String said(ListingStep step) {
        var words = new ArrayList<String>();
        words.add(
                step.first().equals(step.last())
                        ? BritishDates.format(step.first())
                        : BritishDates.format(step.first()) + " – " + BritishDates.format(step.last()));
        choices.branch(step.scope().branchId()).map(BranchName::name).ifPresent(words::add);
        choices.negotiator(step.scope().negotiatorId()).map(StaffName::name).ifPresent(words::add);
        var bedrooms = step.bedrooms();
        if (bedrooms != null) {
            words.add(getTranslation("filter.step.bedrooms", bedrooms == 5 ? "5+" : bedrooms.toString()));
        }
        return String.join(", ", words);
    }

    private void chip(ListingFilter filter, String label, String value, String... parameters) {
        if (!value.isEmpty()) {
            conditions.add(new Condition(label, value));
        }
        chip(label, value, () -> changed.accept(ListingUrl.without(filter, parameters)));
    }

    private static @Nullable String money(@Nullable Long pence) {
        return pence == null ? null : Money.format(pence);
    }

    private static String known(@Nullable Long id, String name) {
        return id == null ? "" : name;
    }

    /** @param label a key of the texts */
    private record Condition(String label, String value) implements Serializable {}
}
