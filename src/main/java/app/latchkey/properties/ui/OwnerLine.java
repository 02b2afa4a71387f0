package app.latchkey.properties.ui;

import app.latchkey.landlords.LandlordCard;
import app.latchkey.landlords.LandlordService;
import app.latchkey.properties.Share;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** One owner of a set that is being written: who, which share, and whether it is the one the agency talks to. */
class OwnerLine extends Div {

    /** What surrounds the line. */
    interface Host {

        /** Its owner, its share or its lead is another now. */
        void changed();

        /** It leads, so no other line does. */
        void leads(OwnerLine line);

        void remove(OwnerLine line);
    }

    private final ComboBox<LandlordCard> landlord = new ComboBox<>(getTranslation("listing.landlord"));
    private final BigDecimalField percent = new BigDecimalField(getTranslation("ownership.share"));
    private final Checkbox lead = new Checkbox(getTranslation("ownership.lead"));

    OwnerLine(LandlordService landlords, Host host) {
        addClassName("owner-line");
        landlord.setItems(
                query -> landlords.named(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream(),
                query -> landlords.countNamed(query.getFilter().orElse("")));
        landlord.setItemLabelGenerator(LandlordCard::name);
        landlord.setPageSize(30);
        percent.setLocale(Locale.UK);
        percent.setSuffixComponent(new Span("%"));
        percent.setValueChangeMode(ValueChangeMode.LAZY);
        landlord.addValueChangeListener(event -> host.changed());
        percent.addValueChangeListener(event -> host.changed());
        lead.addValueChangeListener(event -> {
            if (event.getValue()) {
                host.leads(this);
            }
            host.changed();
        });
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> host.remove(this));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("ownership.remove"));
        remove.setTooltipText(getTranslation("ownership.remove"));
        add(landlord, percent, lead, remove);
    }

    OwnerLine with(LandlordCard owner, BigDecimal share, boolean leads) {
        landlord.setValue(owner);
        setPercent(share);
        setLeads(leads);
        return this;
    }

    void setPercent(BigDecimal share) {
        percent.setValue(share);
    }

    void setLeads(boolean leads) {
        lead.setValue(leads);
    }

    BigDecimal percent() {
        return Optional.ofNullable(percent.getValue()).orElse(BigDecimal.ZERO);
    }

    void focus() {
        landlord.focus();
    }

    /** Marks what is missing; empty then. */
    Optional<Share> read() {
        landlord.setErrorMessage(getTranslation("ownership.problem.who"));
        landlord.setInvalid(landlord.getValue() == null);
        return Optional.ofNullable(landlord.getValue()).map(owner -> new Share(owner.id(), percent(), lead.getValue()));
    }
}
