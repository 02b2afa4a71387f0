package app.latchkey.listings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The person who looks after a listing, as far as a listing shows them. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Immutable
@Table(name = "users")
class Negotiator {

    @Id
    private long id;

    @TenantId
    private @Nullable Long agencyId;

    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Negotiator() {}

    long id() {
        return id;
    }

    String name() {
        return name;
    }
}
