package app.latchkey.landlords.ui;

import app.latchkey.landlords.AmlStatus;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.LandlordStatus;
import app.latchkey.platform.Problem;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.FormSection;
import app.latchkey.platform.ui.MoneyField;
import app.latchkey.platform.ui.Unsaved;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;

/** What makes somebody a landlord, to type in. */
class LandlordFields extends Div {

    private final FormFields fields = new FormFields(this);
    private final Select<LandlordStatus> status =
            fields.choice("landlord.status", "status", "landlord-status.", LandlordStatus.values());
    private final Select<AmlStatus> checks =
            fields.choice("landlord.aml-status", "amlStatus", "aml-status.", AmlStatus.values());
    private final DatePicker expires = fields.date("landlord.checks-expire", "amlExpiresOn");
    private final MoneyField repairLimit = new MoneyField(getTranslation("landlord.repair-limit"));
    private final Checkbox overseas = new Checkbox(getTranslation("landlord.overseas"));
    private boolean dirty;

    LandlordFields(LandlordDetails details) {
        addClassName("landlord-fields");
        fields.add("repairLimitPence", repairLimit);
        repairLimit.setHelperText(getTranslation("landlord.repair-limit-help"));
        status.setValue(details.status());
        checks.setValue(details.amlStatus());
        expires.setValue(details.amlExpiresOn());
        repairLimit.setPence(details.repairLimitPence());
        overseas.setValue(details.overseas());
        var section =
                new FormSection(getTranslation("landlord.section"), status, checks, expires, repairLimit, overseas);
        section.onTyping(() -> dirty = true);
        add(section);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Unsaved.askAtClosing(this);
    }

    boolean isDirty() {
        return dirty;
    }

    /** What is typed, or nothing when something can't be read; then its field says so. */
    Optional<LandlordDetails> read() {
        fields.clear();
        boolean readable = repairLimit.isReadable();
        return !readable || expires.isInvalid()
                ? Optional.empty()
                : Optional.of(new LandlordDetails(
                        status.getValue(),
                        checks.getValue(),
                        expires.getValue(),
                        overseas.getValue(),
                        repairLimit.penceOrNull()));
    }

    /** Marks the fields that can't be as typed. */
    void show(List<Problem> problems) {
        fields.show(problems);
    }
}
