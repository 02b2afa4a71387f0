package app.latchkey.listings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which of the chosen listings an edit changes. */
record BulkPlan(List<Long> ids, BulkPreview preview) {

    private static final long PRIME = 1_099_511_628_211L;

    /** @param chosen in the order of their ids */
    static BulkPlan of(BulkEdit edit, List<Chosen> chosen) {
        var refused = new EnumMap<ListingStatus, Integer>(ListingStatus.class);
        var changing = new ArrayList<Long>();
        int unchanged = 0;
        long fingerprint = 0;
        for (var listing : chosen) {
            if (listing.isAlready(edit)) {
                unchanged++;
            } else if (!edit.allows(listing.status())) {
                refused.merge(listing.status(), 1, Integer::sum);
            } else {
                changing.add(listing.id());
                fingerprint = (fingerprint ^ listing.id()) * PRIME;
            }
        }
        return new BulkPlan(changing, new BulkPreview(changing.size(), unchanged, refused, fingerprint));
    }

    /** What decides about a listing. */
    record Chosen(
            long id,
            ListingStatus status,
            long branchId,
            @Nullable Long negotiatorId) {

        private boolean isAlready(BulkEdit edit) {
            return switch (edit) {
                case BulkEdit.AssignNegotiator(var wanted) -> Objects.equals(negotiatorId, wanted);
                case BulkEdit.ChangeBranch(var wanted) -> branchId == wanted;
                case BulkEdit.Withdraw withdraw -> status == ListingStatus.WITHDRAWN;
            };
        }
    }
}
