package app.latchkey.kpis.ui;

import app.latchkey.kpis.PeriodChoice;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.figures.KpiScope;
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

    static DashboardUrl parse(QueryParameters query) {
        var reader = new QueryReader(query.getParameters());
        return new DashboardUrl(KpiScope.read(reader), PeriodChoice.read(reader), reader.ignored());
    }

    static QueryParameters write(KpiScope scope, PeriodChoice period) {
        var query = new QueryWriter();
        query.put("branch", scope.branchId());
        query.put("negotiator", scope.negotiatorId());
        switch (period) {
            case PeriodChoice.Named(var name) -> {
                if (!period.equals(PeriodChoice.USUAL)) {
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
