package app.latchkey.platform.ui;

import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known of a record, to read: terms with their values, and long texts below. Null is said to be unknown. */
public class Facts extends Div {

    private static final long serialVersionUID = 1L;

    private final DescriptionList list = new DescriptionList();

    public Facts() {
        addClassName("facts");
        add(list);
    }

    /** @param label the key of the term */
    public void fact(String label, @Nullable String value) {
        var description = new DescriptionList.Description(value == null ? getTranslation("fact.unknown") : value);
        description.setClassName("unknown", value == null);
        list.add(new DescriptionList.Term(getTranslation(label)), description);
    }

    public void fact(String label, Component value) {
        list.add(new DescriptionList.Term(getTranslation(label)), new DescriptionList.Description(value));
    }

    public void number(String label, @Nullable Integer number) {
        fact(label, number == null ? null : number.toString());
    }

    public void money(String label, @Nullable Long pence) {
        fact(label, pence == null ? null : Money.format(pence));
    }

    public void date(String label, @Nullable LocalDate date) {
        fact(label, date == null ? null : BritishDates.format(date));
    }

    /** Left out when there is none. */
    public void text(String label, @Nullable String value) {
        if (value != null) {
            var text = new Paragraph(value);
            text.addClassName("long-text");
            add(new H3(getTranslation(label)), text);
        }
    }
}
