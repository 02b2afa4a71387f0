package app.latchkey.listings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The landlord who instructs, as far as a listing shows them. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Immutable
@Table(name = "landlord")
class ListingLandlord {

    @Id
    private long id;

    @TenantId
    private @Nullable Long agencyId;

    @Formula("(select c.name from contact c where c.id = contact_id)")
    private String name;

    @SuppressWarnings("NullAway.Init")
    protected ListingLandlord() {}

    long id() {
        return id;
    }

    String name() {
        return name;
    }
}
