package app.latchkey.platform.figures;

import app.latchkey.platform.QueryReader;
import java.sql.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Whose figures: those of the agency, of one branch, or of one negotiator. */
public record KpiScope(@Nullable Long branchId, @Nullable Long negotiatorId) {

    public static final KpiScope AGENCY = new KpiScope(null, null);

    /** SQL condition on {@code branch_id} and {@code negotiator_id}; {@link #bind} puts its values in. */
    public static final String SQL =
            "(:branch is null or branch_id = :branch) and (:negotiator is null or negotiator_id = :negotiator)";

    public KpiScope {
        if (branchId != null && negotiatorId != null) {
            throw new IllegalArgumentException("Either a branch or a negotiator");
        }
    }

    /** By the names that links and programs use; of the two the branch is taken. */
    public static KpiScope read(QueryReader query) {
        var branch = query.id("branch");
        var negotiator = query.id("negotiator");
        if (branch != null && negotiator != null) {
            query.refuse("negotiator");
        }
        return branch == null ? new KpiScope(null, negotiator) : ofBranch(branch);
    }

    public static KpiScope ofBranch(long id) {
        return new KpiScope(id, null);
    }

    public static KpiScope ofNegotiator(long id) {
        return new KpiScope(null, id);
    }

    public boolean isAgency() {
        return equals(AGENCY);
    }

    public boolean isOf(long negotiator) {
        return Objects.equals(negotiatorId, negotiator);
    }

    public StatementSpec bind(StatementSpec statement) {
        return statement.param("branch", branchId, Types.BIGINT).param("negotiator", negotiatorId, Types.BIGINT);
    }
}
