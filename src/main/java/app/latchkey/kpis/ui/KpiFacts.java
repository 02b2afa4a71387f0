package app.latchkey.kpis.ui;

import app.latchkey.kpis.KeptFigure;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.FigureRows.Listed;
import com.vaadin.flow.component.html.DescriptionList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which dates a figure goes, of whom and of when it is, and of how many records. */
class KpiFacts extends DescriptionList {

    private static final long serialVersionUID = 1L;

    KpiFacts(Kpi kpi, KpiQuestion question, String whose, @Nullable KeptFigure shown, Optional<Listed> rows) {
        addClassName("kpi-definition");
        fact("kpi.fact.id", kpi.id());
        fact("kpi.fact.basis", KpiWords.basis(kpi, question));
        if (kpi.basis() != Kpi.Basis.AS_OF) {
            fact("kpi.fact.before", KpiWords.days(question.before()));
        }
        fact(
                "kpi.fact.scope",
                kpi.forAgencyOnly() || question.scope().isAgency()
                        ? getTranslation("kpi.scope.agency")
                        : getTranslation("kpi.scope.then", whose));
        if (shown != null) {
            fact("kpi.fact.as-of", Dates.moment(shown.asOf()));
        }
        rows.ifPresent(
                listed -> fact("kpi.fact.rows", "%,d".formatted(listed.count().getAsLong())));
    }

    private void fact(String label, String value) {
        add(new Term(getTranslation(label)), new Description(value));
    }
}
