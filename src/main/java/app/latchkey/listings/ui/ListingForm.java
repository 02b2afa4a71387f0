package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.landlords.LandlordCard;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.Furnishing;
import app.latchkey.listings.LetType;
import app.latchkey.listings.ListingDetails;
import app.latchkey.listings.ListingRules;
import app.latchkey.platform.Money;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Problem;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.FormSection;
import app.latchkey.platform.ui.MoneyField;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.properties.PropertyType;
import app.latchkey.users.StaffService.StaffName;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A listing to type in. Nothing typed is ever lost: what can't be read stays in its field with a message. */
class ListingForm extends Div {

    private final ListingDetails original;
    private final FormFields fields = new FormFields(this);
    private final TextField address = fields.text("listing.address", "address", 300);
    private final TextField town = fields.text("listing.town", "town", 120);
    private final TextField postcode = fields.text("listing.postcode", "postcode", 10);
    private final Select<PropertyType> type =
            fields.choice("listing.type", "propertyType", "type.", PropertyType.values());
    private final IntegerField bedrooms = fields.number("listing.bedrooms", "bedrooms");
    private final IntegerField bathrooms = fields.number("listing.bathrooms", "bathrooms");
    private final Select<Furnishing> furnishing =
            fields.choice("listing.furnishing", "furnishing", "furnishing.", Furnishing.values());
    private final MoneyField rent = new MoneyField(getTranslation("listing.rent"));
    private final Select<RentFrequency> frequency =
            fields.choice("listing.frequency", "frequency", "frequency.", RentFrequency.values());
    private final MoneyField deposit = new MoneyField(getTranslation("listing.deposit"));
    private final DatePicker availableFrom = fields.date("listing.available", "availableFrom");
    private final IntegerField stay = fields.number("listing.stay", "expectedStayMonths");
    private final Select<LetType> letType = fields.choice("listing.let-type", "letType", "let-type.", LetType.values());
    private final Checkbox pets = new Checkbox(getTranslation("listing.pets"));
    private final Select<BranchName> branch = new Select<>();
    private final ComboBox<StaffName> negotiator = new ComboBox<>(getTranslation("listing.negotiator"));
    private final ComboBox<LandlordCard> landlord = new ComboBox<>(getTranslation("listing.landlord"));
    private final DatePicker termsSigned = fields.date("listing.terms-signed", "termsSignedOn");
    private final DatePicker ownershipSeen = fields.date("listing.ownership-seen", "ownershipSeenOn");
    private final Select<String> councilTax = band("property.council-tax", "ABCDEFGHI");
    private final Select<String> epc = band("property.epc", "ABCDEFG");
    private final DatePicker epcExpires = fields.date("property.epc-expires", "epcExpiresOn");
    private final Checkbox epcExempt = new Checkbox(getTranslation("property.epc-exempt"));
    private final TextArea summary = fields.area("listing.summary", "summary", 1000);
    private final TextArea description = fields.area("listing.description", "description", 30_000);
    private boolean dirty;

    ListingForm(ListingChoices choices, LandlordService landlords, ListingDetails details) {
        this.original = details;
        addClassName("listing-form");
        branch.setLabel(getTranslation("listing.branch"));
        branch.setItems(choices.branches());
        branch.setItemLabelGenerator(BranchName::name);
        negotiator.setItems(choices.negotiators());
        negotiator.setItemLabelGenerator(StaffName::name);
        negotiator.setClearButtonVisible(true);
        landlord.setItems(
                query -> landlords.named(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream(),
                query -> landlords.countNamed(query.getFilter().orElse("")));
        landlord.setItemLabelGenerator(LandlordCard::name);
        landlord.setClearButtonVisible(true);
        landlord.setPageSize(30);
        fields.add("rent", rent);
        fields.add("depositPence", deposit);
        rent.addValueChangeListener(event -> hintAtDepositCap());
        frequency.addValueChangeListener(event -> hintAtDepositCap());
        summary.setMaxHeight("8rem");
        description.setMaxHeight("20rem");
        for (HasValue<?, ?> required : List.<HasValue<?, ?>>of(address, town, bedrooms)) {
            required.setRequiredIndicatorVisible(true);
        }
        section("form.section.dwelling", address, town, postcode, type, bedrooms, bathrooms, furnishing)
                .wide(address);
        section("form.section.terms", rent, frequency, deposit, availableFrom, letType, stay, pets);
        section("form.section.people", branch, negotiator, landlord, termsSigned, ownershipSeen);
        section("form.section.property", councilTax, epc, epcExpires, epcExempt);
        section("form.section.words", summary, description);
        show(details, choices, landlords);
    }

    /** A new flat in this person's branch and care. */
    static ListingDetails blank(ListingChoices choices, SignedIn person) {
        var branchId = choices.branch(person.branchId())
                .orElse(choices.branches().getFirst())
                .id();
        return new ListingDetails(
                null,
                branchId,
                choices.negotiator(person.id()).map(StaffName::id).orElse(null),
                null,
                LetType.LONG,
                "",
                "",
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
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    void focus() {
        address.focus();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Unsaved.askAtClosing(this);
    }

    /** What it shows came from a person, although not by typing here. */
    void touch() {
        dirty = true;
    }

    boolean isDirty() {
        return dirty;
    }

    private void show(ListingDetails d, ListingChoices choices, LandlordService landlords) {
        address.setValue(d.address());
        town.setValue(d.town());
        var full = d.postcode();
        var outcode = d.outcode();
        postcode.setValue(full != null ? full.value() : outcode != null ? outcode : "");
        type.setValue(d.propertyType());
        bedrooms.setValue(d.bedrooms());
        bathrooms.setValue(d.bathrooms());
        furnishing.setValue(d.furnishing());
        var advertised = d.rent();
        rent.setPence(advertised == null ? null : advertised.amountPence());
        frequency.setValue(advertised == null ? RentFrequency.MONTHLY : advertised.frequency());
        deposit.setPence(d.depositPence());
        availableFrom.setValue(d.availableFrom());
        stay.setValue(d.expectedStayMonths());
        letType.setValue(d.letType());
        pets.setValue(d.petsConsidered());
        branch.setValue(choices.branch(d.branchId()).orElse(null));
        negotiator.setValue(choices.negotiator(d.negotiatorId()).orElse(null));
        var landlordId = d.landlordId();
        landlord.setValue(landlordId == null ? null : landlords.card(landlordId).orElse(null));
        termsSigned.setValue(d.termsSignedOn());
        ownershipSeen.setValue(d.ownershipSeenOn());
        councilTax.setValue(d.councilTaxBand());
        epc.setValue(d.epcRating());
        epcExpires.setValue(d.epcExpiresOn());
        epcExempt.setValue(d.epcExempt());
        summary.setValue(orBlank(d.summary()));
        description.setValue(orBlank(d.description()));
    }

    /** What is typed, or nothing when something can't be read; then its field says so. */
    Optional<ListingDetails> read() {
        fields.clear();
        boolean readable = rent.isReadable();
        readable &= deposit.isReadable();
        var typedPostcode = postcode.getValue().strip();
        var full = Postcode.parse(typedPostcode);
        var outcode = full.map(Postcode::outcode).or(() -> Postcode.parseOutcode(typedPostcode));
        readable &= fields.check(postcode, typedPostcode.isEmpty() || outcode.isPresent(), "field.postcode.unreadable");
        readable &= fields.check(bedrooms, bedrooms.getValue() != null, "field.number.unreadable");
        for (var dates : List.of(availableFrom, termsSigned, ownershipSeen, epcExpires)) {
            readable &= !dates.isInvalid();
        }
        var pence = rent.pence();
        if (!readable || type.getValue() == null || branch.getValue() == null || letType.getValue() == null) {
            return Optional.empty();
        }
        return Optional.of(new ListingDetails(
                original.propertyId(),
                branch.getValue().id(),
                negotiator.getValue() == null ? null : negotiator.getValue().id(),
                landlord.getValue() == null ? null : landlord.getValue().id(),
                letType.getValue(),
                address.getValue().strip(),
                town.getValue().strip(),
                full.orElse(null),
                outcode.orElse(null),
                type.getValue(),
                bedrooms.getValue(),
                bathrooms.getValue(),
                furnishing.getValue(),
                pence.isPresent() && pence.getAsLong() > 0 ? new Rent(pence.getAsLong(), frequency.getValue()) : null,
                deposit.penceOrNull(),
                availableFrom.getValue(),
                stay.getValue(),
                pets.getValue(),
                orNull(summary.getValue()),
                orNull(description.getValue()),
                termsSigned.getValue(),
                ownershipSeen.getValue(),
                councilTax.getValue(),
                epc.getValue(),
                epcExpires.getValue(),
                epcExempt.getValue()));
    }

    /** Marks the fields that can't be as typed. */
    void show(List<Problem> problems) {
        fields.show(problems);
    }

    private void hintAtDepositCap() {
        var pence = rent.pence();
        var paid = frequency.getValue();
        deposit.setHelperText(
                pence.isEmpty() || pence.getAsLong() == 0 || paid == null
                        ? ""
                        : getTranslation(
                                "listing.deposit-cap",
                                Money.format(ListingRules.depositCap(new Rent(pence.getAsLong(), paid)))));
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
