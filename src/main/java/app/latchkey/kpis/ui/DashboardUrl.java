package app.latchkey.kpis.ui;

import app.latchkey.kpis.NamedPeriod;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.ui.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;

/**
 * Whose figures and of which days, as it stands in the address.
 *
 * @param ignored parameters that made no sense, by name
 */
record DashboardUrl(KpiScope scope, PeriodChoice period, List<String> ignored) {

    static final PeriodChoice USUAL = new PeriodChoice.Named(NamedPeriod.MONTH);

    static DashboardUrl parse(QueryParameters query) {
        var reader = new QueryReader(query);
        var branch = reader.one("branch", Long::valueOf);
        var scope = branch == null
                ? reader.one("negotiator", value -> KpiScope.ofNegotiator(Long.parseLong(value)))
                : KpiScope.ofBranch(branch);
        var first = reader.day("from");
        var last = reader.day("to");
        var custom =
                first == null || last == null ? null : reader.one("to", value -> new PeriodChoice.Custom(first, last));
        var named = reader.one(
                "period", value -> new PeriodChoice.Named(NamedPeriod.valueOf(value.toUpperCase(Locale.ROOT))));
        return new DashboardUrl(
                scope == null ? KpiScope.AGENCY : scope,
                custom != null ? custom : named != null ? named : USUAL,
                reader.ignored());
    }

    static QueryParameters write(KpiScope scope, PeriodChoice period) {
        var query = new QueryWriter();
        query.put("branch", scope.branchId());
        query.put("negotiator", scope.negotiatorId());
        switch (period) {
            case PeriodChoice.Named(var name) -> {
                if (!period.equals(USUAL)) {
                    query.put("period", name.name().toLowerCase(Locale.ROOT));
                }
            }
            case PeriodChoice.Custom(var first, var last) -> {
                query.put("from", first);
                query.put("to", last);
            }
        }
        return query.parameters();
    }
}
