package app.latchkey.listings;

import java.util.EnumSet;
import java.util.Set;

/** The stages of a marketing episode, in their order, and which may follow which. */
public enum ListingStatus {
    DRAFT,
    APPRAISED,
    INSTRUCTED,
    AVAILABLE,
    UNDER_OFFER,
    LET_AGREED,
    LET,
    SUSPENDED,
    WITHDRAWN,
    LOST,
    CLOSED;

    /** The stages that may directly follow this one; everything else is refused. */
    public Set<ListingStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(APPRAISED, INSTRUCTED);
            case APPRAISED -> EnumSet.of(INSTRUCTED, LOST);
            case INSTRUCTED -> EnumSet.of(AVAILABLE, WITHDRAWN);
            case AVAILABLE -> EnumSet.of(UNDER_OFFER, LET_AGREED, SUSPENDED, WITHDRAWN);
            case UNDER_OFFER -> EnumSet.of(AVAILABLE, LET_AGREED, SUSPENDED, WITHDRAWN);
            case LET_AGREED -> EnumSet.of(AVAILABLE, LET);
            case SUSPENDED -> EnumSet.of(AVAILABLE, UNDER_OFFER, WITHDRAWN);
            case WITHDRAWN -> EnumSet.of(INSTRUCTED);
            case LET -> EnumSet.of(CLOSED);
            case LOST, CLOSED -> EnumSet.noneOf(ListingStatus.class);
        };
    }

    /** It is, or was and will again be, shown to tenants: there is one advertised rent. */
    public boolean isMarketed() {
        return switch (this) {
            case AVAILABLE, UNDER_OFFER, LET_AGREED, LET, SUSPENDED -> true;
            case DRAFT, APPRAISED, INSTRUCTED, WITHDRAWN, LOST, CLOSED -> false;
        };
    }

    /** Nothing follows, and nothing about it is edited any more. */
    public boolean isFinal() {
        return next().isEmpty();
    }
}
