package app.latchkey.listings;

import org.jspecify.annotations.Nullable;

/** The same change for many listings at once. */
public sealed interface BulkEdit {

    /** @param negotiatorId null for nobody */
    record AssignNegotiator(@Nullable Long negotiatorId) implements BulkEdit {}

    record ChangeBranch(long branchId) implements BulkEdit {}

    /** @param reason why, kept with every listing; required */
    record Withdraw(String reason) implements BulkEdit {}

    /** Whether a listing of this status can be changed so: the rules are those for one listing. */
    default boolean allows(ListingStatus status) {
        return switch (this) {
            case Withdraw withdraw -> ListingAction.WITHDRAW.startsFrom(status);
            case AssignNegotiator assign -> !status.isFinal();
            case ChangeBranch change -> !status.isFinal();
        };
    }

    default BulkKind kind() {
        return switch (this) {
            case AssignNegotiator assign -> BulkKind.NEGOTIATOR;
            case ChangeBranch change -> BulkKind.BRANCH;
            case Withdraw withdraw -> BulkKind.WITHDRAWAL;
        };
    }
}
