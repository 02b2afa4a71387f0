package app.latchkey.kpis.ui;

import app.latchkey.platform.figures.Kpi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** What a figure means, and what it was counted from. */
class KpiExplanation extends Dialog {

    KpiExplanation(Kpi kpi, KpiFacts facts) {
        setHeaderTitle(KpiWords.title(kpi));
        setWidth("min(36rem, 92vw)");
        add(new Paragraph(getTranslation("kpi." + kpi.name() + ".definition")), facts);
        getFooter().add(new Button(getTranslation("kpi.close"), event -> close()));
    }
}
