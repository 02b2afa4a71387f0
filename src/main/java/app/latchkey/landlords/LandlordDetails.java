package app.latchkey.landlords;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What makes a contact a landlord, as a form shows it.
 *
 * @param amlExpiresOn the last day on which a clear check counts
 * @param overseas whether tax is withheld under the non-resident landlord scheme unless HMRC approves otherwise
 * @param repairLimitPence up to which repairs need no approval; null when every one does
 */
public record LandlordDetails(
        LandlordStatus status,
        AmlStatus amlStatus,
        @Nullable LocalDate amlExpiresOn,
        boolean overseas,
        @Nullable Long repairLimitPence) {

    public static final LandlordDetails NEW =
            new LandlordDetails(LandlordStatus.PROSPECT, AmlStatus.NOT_CHECKED, null, false, null);

    /** Two landlords are one: the busier status, the graver finding, and of two clear checks the later. */
    LandlordDetails joined(LandlordDetails other) {
        var graver = gravity(other.amlStatus) > gravity(amlStatus) ? other : this;
        var expires = graver.amlExpiresOn;
        if (amlStatus == AmlStatus.CLEAR && other.amlStatus == AmlStatus.CLEAR) {
            expires = later(amlExpiresOn, other.amlExpiresOn);
        }
        return new LandlordDetails(
                status == LandlordStatus.ACTIVE || other.status == LandlordStatus.ACTIVE
                        ? LandlordStatus.ACTIVE
                        : status,
                graver.amlStatus,
                expires,
                overseas || other.overseas,
                repairLimitPence == null ? other.repairLimitPence : repairLimitPence);
    }

    private static int gravity(AmlStatus status) {
        return switch (status) {
            case NOT_CHECKED -> 0;
            case CLEAR -> 1;
            case REFERRED -> 2;
            case FAILED -> 3;
        };
    }

    /** None at all is for ever. */
    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
