package app.latchkey.listings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The branch a listing belongs to, as far as a listing shows it. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Immutable
@Table(name = "branch")
class ListingBranch {

    @Id
    private long id;

    @TenantId
    private @Nullable Long agencyId;

    private String name;

    @SuppressWarnings("NullAway.Init")
    protected ListingBranch() {}

    long id() {
        return id;
    }

    String name() {
        return name;
    }
}
