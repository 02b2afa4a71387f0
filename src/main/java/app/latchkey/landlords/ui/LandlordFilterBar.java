package app.latchkey.landlords.ui;

import app.latchkey.landlords.AmlStatus;
import app.latchkey.landlords.LandlordFilter;
import app.latchkey.landlords.LandlordStatus;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumSet;
import java.util.function.Consumer;

/** The fields of the filter. */
class LandlordFilterBar extends Div {

    private final Div line = new Div();
    private final TextField text = new TextField();
    private final MultiSelectComboBox<LandlordStatus> statuses =
            several("landlord.status", LandlordStatus.class, "landlord-status.");
    private final MultiSelectComboBox<AmlStatus> checks =
            several("landlord.aml-status", AmlStatus.class, "aml-status.");
    private final DatePicker expiresBy = Dates.picker("");
    private final Consumer<LandlordFilter> changed;
    private boolean showing;

    LandlordFilterBar(Consumer<LandlordFilter> changed) {
        this.changed = changed;
        addClassName("filter-bar");
        text.setPlaceholder(getTranslation("filter.contact-text"));
        text.setAriaLabel(getTranslation("filter.contact-text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setMaxLength(200);
        text.addClassName("filter-text");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(300);
        expiresBy.setLabel(null);
        expiresBy.setPlaceholder(getTranslation("filter.checks-expire-by"));
        expiresBy.setAriaLabel(getTranslation("filter.checks-expire-by"));
        line.add(text, statuses, checks, expiresBy);
        line.addClassName("filter-line");
        add(line);
        text.addValueChangeListener(event -> apply());
        statuses.addValueChangeListener(event -> apply());
        checks.addValueChangeListener(event -> apply());
        expiresBy.addValueChangeListener(event -> apply());
    }

    /** Puts what goes with the filter beside it. */
    void addTools(Component... tools) {
        line.add(tools);
    }

    void focus() {
        text.focus();
    }

    /** Takes over a filter without reporting it as typed. */
    void show(LandlordFilter filter) {
        showing = true;
        if (!filter.text().equals(text.getValue().strip())) {
            text.setValue(filter.text());
        }
        statuses.setValue(filter.statuses());
        checks.setValue(filter.amlStatuses());
        expiresBy.setValue(filter.amlExpiresBy());
        showing = false;
    }

    private void apply() {
        if (!showing) {
            changed.accept(
                    new LandlordFilter(text.getValue(), statuses.getValue(), checks.getValue(), expiresBy.getValue()));
        }
    }

    private <E extends Enum<E>> MultiSelectComboBox<E> several(String label, Class<E> type, String prefix) {
        var field = new MultiSelectComboBox<E>();
        field.setItems(EnumSet.allOf(type));
        field.setItemLabelGenerator(value -> getTranslation(prefix + value.name()));
        field.setAriaLabel(getTranslation(label));
        field.setPlaceholder(getTranslation(label));
        field.setClearButtonVisible(true);
        return field;
    }
}
