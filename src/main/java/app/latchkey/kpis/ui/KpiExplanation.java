package app.latchkey.kpis.ui;

import app.latchkey.kpis.KeptFigure;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;

/** What a figure means: its definition, by which dates, of whom, of when, and of how many rows. */
class KpiExplanation extends Dialog {

    KpiExplanation(Kpi kpi, KpiQuestion question, String whose, Optional<KeptFigure> shown) {
        setHeaderTitle(KpiWords.title(kpi));
        setWidth("min(36rem, 92vw)");
        add(new Paragraph(getTranslation("kpi." + kpi.name() + ".definition")), facts(kpi, question, whose, shown));
        getFooter().add(new Button(getTranslation("kpi.close"), event -> close()));
    }

    static DescriptionList facts(Kpi kpi, KpiQuestion question, String whose, Optional<KeptFigure> shown) {
        var facts = new DescriptionList();
        facts.addClassName("kpi-definition");
        fact(facts, "kpi.fact.id", kpi.id());
        fact(facts, "kpi.fact.basis", KpiWords.basis(kpi, question));
        if (kpi.basis() != Kpi.Basis.AS_OF) {
            fact(facts, "kpi.fact.before", KpiWords.days(question.before()));
        }
        fact(
                facts,
                "kpi.fact.scope",
                kpi.forAgencyOnly() || question.scope().isAgency()
                        ? facts.getTranslation("kpi.scope.agency")
                        : facts.getTranslation("kpi.scope.then", whose));
        shown.ifPresent(kept -> {
            fact(facts, "kpi.fact.as-of", Dates.moment(kept.asOf()));
            fact(facts, "kpi.fact.rows", "%,d".formatted(kept.figure().rows()));
        });
        return facts;
    }

    private static void fact(DescriptionList facts, String label, String value) {
        facts.add(new DescriptionList.Term(facts.getTranslation(label)), new DescriptionList.Description(value));
    }
}
