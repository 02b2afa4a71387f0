package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.users.StaffService;
import app.latchkey.users.StaffService.StaffName;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The few branches and people one chooses from, read once for a screen. */
record ListingChoices(List<BranchName> branches, List<StaffName> negotiators) {

    static ListingChoices read(AgencyService agency, StaffService staff) {
        return new ListingChoices(agency.branches(), staff.negotiators());
    }

    Optional<BranchName> branch(@Nullable Long id) {
        return find(branches, BranchName::id, id);
    }

    Optional<StaffName> negotiator(@Nullable Long id) {
        return find(negotiators, StaffName::id, id);
    }

    private static <T> Optional<T> find(List<T> all, ToLongFunction<T> number, @Nullable Long id) {
        return id == null
                ? Optional.empty()
                : all.stream().filter(one -> number.applyAsLong(one) == id).findFirst();
    }
}
