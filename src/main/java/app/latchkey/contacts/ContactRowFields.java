package app.latchkey.contacts;

import static app.latchkey.imports.ImportField.optional;
import static app.latchkey.imports.ImportField.required;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportField.Shape;
import java.util.Arrays;
import java.util.List;

/** What files may say of a contact, and what other systems call it. */
final class ContactRowFields {

    static final List<ImportField> ALL = List.of(
            optional(ContactRowReader.KIND, "contact.kind", "Person")
                    .named("contact kind", "contact type", "person or company")
                    .choices("contact-kind.", names(ContactKind.values())),
            optional(ContactRowReader.TITLE, "contact.title", "Ms").named("salutation", "name title"),
            optional(ContactRowReader.FIRST_NAME, "contact.first-name", "Ann")
                    .named("forename", "given name", "christian name", "first", "fname"),
            required(ContactRowReader.LAST_NAME, "contact.last-name", "Ashdown")
                    .named("surname", "family name", "last", "lname")
                    .unless(ContactRowReader.FULL_NAME, ContactRowReader.COMPANY_NAME),
            optional(ContactRowReader.FULL_NAME, "contact.full-name", "")
                    .named(
                            "name",
                            "contact name",
                            "contact",
                            "client name",
                            "client",
                            "landlord name",
                            "landlord",
                            "owner name",
                            "owner"),
            optional(ContactRowReader.COMPANY_NAME, "contact.company-name", "")
                    .named("company", "organisation", "organization", "business", "business name", "trading name"),
            optional(ContactRowReader.COMPANY_NUMBER, "contact.company-number", "")
                    .named("company no", "company reg no", "registration number", "companies house number"),
            optional(ContactRowReader.EMAIL, "contact.email", "ann.ashdown@example.com")
                    .named("e-mail address", "email 1", "primary email", "mail", "e mail")
                    .shaped(Shape.EMAIL),
            optional(ContactRowReader.SECOND_EMAIL, "contact.second-email", "")
                    .named("email 2", "secondary email", "other email", "alternative email"),
            optional(ContactRowReader.PHONE, "contact.phone", "07700 900123")
                    .named(
                            "phone 1",
                            "mobile",
                            "mobile phone",
                            "mobile number",
                            "phone number",
                            "telephone",
                            "telephone number",
                            "telephone 1",
                            "tel",
                            "tel no",
                            "contact number")
                    .shaped(Shape.PHONE),
            optional(ContactRowReader.SECOND_PHONE, "contact.second-phone", "")
                    .named(
                            "phone 2",
                            "telephone 2",
                            "home phone",
                            "work phone",
                            "other phone",
                            "landline",
                            "alternative phone",
                            "telephone",
                            "mobile"),
            optional(ContactRowReader.ADDRESS, "contact.address", "12 Apsley Road")
                    .named("address 1", "address line 1", "street", "street address", "home address", "full address"),
            optional(ContactRowReader.ADDRESS_2, "import.contacts.address-more", "Clifton")
                    .named("address line 2", "street 2", "locality", "district"),
            optional(ContactRowReader.TOWN, "import.contacts.town", "Bristol")
                    .named("city", "post town", "town/city", "town or city", "address 3", "address line 3"),
            optional(ContactRowReader.COUNTY, "import.contacts.county", "")
                    .named("county", "region", "address 4", "address line 4"),
            optional(ContactRowReader.POSTCODE, "contact.postcode", "BS8 2SP")
                    .named("post code", "postal code", "postal", "zip", "zip code")
                    .shaped(Shape.POSTCODE),
            optional(ContactRowReader.CORRESPONDENCE, "contact.correspondence-address", "")
                    .named("postal address", "mailing address", "correspondence"),
            optional(ContactRowReader.SERVICE, "contact.service-address", "")
                    .named("service address", "section 48 address", "notices address"),
            optional(ContactRowReader.CHANNEL, "contact.channel", "E-mail")
                    .named("preferred contact", "preferred contact method", "contact preference", "contact by")
                    .choices("contact-channel.", names(ContactChannel.values())),
            optional(ContactRowReader.SOURCE, "contact.source", "")
                    .named("lead source", "contact source", "heard of us", "how did you hear about us")
                    .choices("contact-source.", names(ContactSource.values())),
            optional(ContactRowReader.NOTES, "contact.notes", "").named("note", "comments", "comment", "remarks"));

    private ContactRowFields() {}

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }
}
