package app.latchkey.properties.ui;

import app.latchkey.platform.Postcode;
import app.latchkey.platform.Problem;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.FormSection;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.properties.PropertyDetails;
import app.latchkey.properties.PropertyType;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A property to type in. Nothing typed is ever lost: what can't be read stays in its field with a message. */
class PropertyForm extends Div {

    /** A new flat. */
    static final PropertyDetails BLANK = new PropertyDetails(
            null,
            null,
            "",
            "",
            null,
            null,
            null,
            null,
            PropertyType.FLAT,
            1,
            null,
            null,
            null,
            null,
            null,
            null,
            false);

    private final FormFields fields = new FormFields(this);
    private final TextField address = fields.text("listing.address", "address", 300);
    private final TextField town = fields.text("listing.town", "town", 120);
    private final TextField postcode = fields.text("listing.postcode", "postcode", 10);
    private final TextField position = fields.text("property.position", "latitude", 60);
    private final Select<PropertyType> type =
            fields.choice("listing.type", "propertyType", "type.", PropertyType.values());
    private final IntegerField bedrooms = fields.number("listing.bedrooms", "bedrooms");
    private final IntegerField bathrooms = fields.number("listing.bathrooms", "bathrooms");
    private final IntegerField receptions = fields.number("property.receptions", "receptions");
    private final IntegerField floorArea = fields.number("property.floor-area", "floorAreaSqm");
    private final Select<String> councilTax = band("property.council-tax", "ABCDEFGHI");
    private final Select<String> epc = band("property.epc", "ABCDEFG");
    private final DatePicker epcExpires = fields.date("property.epc-expires", "epcExpiresOn");
    private final Checkbox epcExempt = new Checkbox(getTranslation("property.epc-exempt"));
    private final TextField ownRef = fields.text("property.own-ref", "ownRef", 60);
    private final TextField uprn = fields.text("property.uprn", "uprn", 12);
    private boolean dirty;

    PropertyForm(PropertyDetails details) {
        addClassName("property-form");
        fields.add("longitude", position);
        position.setHelperText(getTranslation("property.position-help"));
        floorArea.setHelperText(getTranslation("property.floor-area-help"));
        uprn.setHelperText(getTranslation("property.uprn-help"));
        for (HasValue<?, ?> required : List.<HasValue<?, ?>>of(address, town, bedrooms)) {
            required.setRequiredIndicatorVisible(true);
        }
        section("property.section.place", address, town, postcode, position).wide(address);
        section("property.section.rooms", type, bedrooms, bathrooms, receptions, floorArea);
        section("property.section.energy", councilTax, epc, epcExpires, epcExempt);
        section("property.section.numbers", ownRef, uprn);
        show(details);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Unsaved.askAtClosing(this);
    }

    /** It holds what is not saved yet, though nobody typed it here. */
    void touch() {
        dirty = true;
    }

    boolean isDirty() {
        return dirty;
    }

    void focus() {
        address.focus();
    }

    private void show(PropertyDetails d) {
        address.setValue(d.address());
        town.setValue(d.town());
        var full = d.postcode();
        postcode.setValue(full != null ? full.value() : orBlank(d.outcode()));
        position.setValue(Position.of(d));
        type.setValue(d.propertyType());
        bedrooms.setValue(d.bedrooms());
        bathrooms.setValue(d.bathrooms());
        receptions.setValue(d.receptions());
        floorArea.setValue(d.floorAreaSqm());
        councilTax.setValue(d.councilTaxBand());
        epc.setValue(d.epcRating());
        epcExpires.setValue(d.epcExpiresOn());
        epcExempt.setValue(d.epcExempt());
        ownRef.setValue(orBlank(d.ownRef()));
        uprn.setValue(d.uprn() == null ? "" : Long.toString(d.uprn()));
    }

    /** What is typed, or nothing when something can't be read; then its field says so. */
    Optional<PropertyDetails> read() {
        fields.clear();
        var typedPostcode = postcode.getValue().strip();
        var full = Postcode.parse(typedPostcode);
        var outcode = full.map(Postcode::outcode).or(() -> Postcode.parseOutcode(typedPostcode));
        var place = Position.parse(position.getValue());
        var number = uprn.getValue().replaceAll("\\s", "");
        boolean readable =
                fields.check(postcode, typedPostcode.isEmpty() || outcode.isPresent(), "field.postcode.unreadable");
        readable &=
                fields.check(position, position.getValue().isBlank() || place.isPresent(), "property.problem.position");
        readable &= fields.check(bedrooms, bedrooms.getValue() != null, "field.number.unreadable");
        readable &= fields.check(uprn, number.matches("[0-9]{0,12}"), "property.problem.uprn");
        readable &= !epcExpires.isInvalid();
        if (!readable) {
            return Optional.empty();
        }
        return Optional.of(new PropertyDetails(
                orNull(ownRef.getValue()),
                number.isEmpty() ? null : Long.valueOf(number),
                address.getValue().strip(),
                town.getValue().strip(),
                full.orElse(null),
                outcode.orElse(null),
                place.map(Position::latitude).orElse(null),
                place.map(Position::longitude).orElse(null),
                type.getValue(),
                bedrooms.getValue(),
                bathrooms.getValue(),
                receptions.getValue(),
                floorArea.getValue(),
                councilTax.getValue(),
                epc.getValue(),
                epcExpires.getValue(),
                epcExempt.getValue()));
    }

    /** Marks the fields that can't be as typed. */
    void show(List<Problem> problems) {
        fields.show(problems);
    }

    private FormSection section(String title, Component... parts) {
        var section = new FormSection(getTranslation(title), parts);
        section.onTyping(() -> dirty = true);
        add(section);
        return section;
    }

    private Select<String> band(String label, String bands) {
        var field = new Select<String>();
        field.setLabel(getTranslation(label));
        field.setItems(bands.chars().mapToObj(Character::toString).toList());
        field.setEmptySelectionAllowed(true);
        return field;
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
