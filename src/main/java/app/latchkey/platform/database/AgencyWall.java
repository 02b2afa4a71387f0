package app.latchkey.platform.database;

import app.latchkey.platform.security.CurrentAgency;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import org.hibernate.Session;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * The one place that tells PostgreSQL whose rows a transaction may see. Row-level security compares every row with
 * this setting; it ends with the transaction, and without it no row of any agency is visible. With it goes whether plans may
 * be kept, which otherwise no connection does.
 */
class AgencyWall extends HibernateJpaDialect {

    private static final long serialVersionUID = 1L;

    private static final String AGENCY = "select set_config('latchkey.agency', ?, true)";
    private static final String AGENCY_AND_PLANS = AGENCY + ", set_config('plan_cache_mode', 'auto', true)";

    private final transient CurrentAgency agency;
    private final transient PlanChoice plans = new PlanChoice();

    AgencyWall(CurrentAgency agency) {
        this.agency = agency;
    }

    @Override
    public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition) throws SQLException {
        var transaction = super.beginTransaction(entityManager, definition);
        var id = agency.id();
        if (id.isPresent()) {
            entityManager.unwrap(Session.class).doWork(connection -> {
                try (var set = connection.prepareStatement(plans.isKept(definition) ? AGENCY_AND_PLANS : AGENCY)) {
                    set.setString(1, Long.toString(id.getAsLong()));
                    set.execute();
                }
            });
        }
        return transaction;
    }
}
