package app.latchkey.platform.database;

import app.latchkey.platform.security.CurrentAgency;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Hibernate's half of the agency wall; PostgreSQL holds without it. */
class TenantOfAgency implements CurrentTenantIdentifierResolver<Long> {

    /** No agency has this number: whoever has none sees no rows. */
    private static final long NOBODY = 0;

    private final CurrentAgency agency;

    TenantOfAgency(CurrentAgency agency) {
        this.agency = agency;
    }

    @Override
    public Long resolveCurrentTenantIdentifier() {
        return agency.id().orElse(NOBODY);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }
}
