package app.latchkey.listings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a listing needs to read of its property; written by the properties feature alone. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Immutable
@Table(name = "property")
class ListedProperty {

    @Id
    private long id;

    @TenantId
    private @Nullable Long agencyId;

    private @Nullable String councilTaxBand;
    private @Nullable String epcRating;
    private @Nullable LocalDate epcExpiresOn;
    private boolean epcExempt;

    protected ListedProperty() {}

    long id() {
        return id;
    }

    @Nullable String councilTaxBand() {
        return councilTaxBand;
    }

    @Nullable String epcRating() {
        return epcRating;
    }

    @Nullable LocalDate epcExpiresOn() {
        return epcExpiresOn;
    }

    boolean epcExempt() {
        return epcExempt;
    }
}
