package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactChannel;
import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.ContactKind;
import app.latchkey.contacts.ContactSource;
import app.latchkey.platform.PhoneNumber;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Field by field, which of the two contacts' values stays. Where they agree there is nothing to choose. */
class MergeFields extends Div {

    private final transient MergeChoice<ContactDetails> name;
    private final transient MergeChoice<String> companyNumber;
    private final transient MergeChoice<String> email;
    private final transient MergeChoice<String> secondEmail;
    private final transient MergeChoice<PhoneNumber> phone;
    private final transient MergeChoice<PhoneNumber> secondPhone;
    private final transient MergeChoice<ContactDetails> address;
    private final transient MergeChoice<String> correspondence;
    private final transient MergeChoice<String> service;
    private final transient MergeChoice<ContactChannel> channel;
    private final transient MergeChoice<ContactSource> source;
    private final transient MergeChoice<String> notes;

    MergeFields(ContactDetails one, ContactDetails other) {
        addClassName("merge-fields");
        name = choice("contact.name", Stream.of(one, other), this::name);
        companyNumber = choice("contact.company-number", both(one, other, ContactDetails::companyNumber), text -> text);
        email = choice("contact.email", both(one, other, ContactDetails::email), text -> text);
        secondEmail = choice(
                "contact.second-email",
                Stream.concat(both(one, other, ContactDetails::secondEmail), differing(one.email(), other.email())),
                text -> text);
        phone = choice("contact.phone", both(one, other, ContactDetails::phone), PhoneNumber::british);
        secondPhone = choice(
                "contact.second-phone",
                Stream.concat(both(one, other, ContactDetails::secondPhone), differing(one.phone(), other.phone())),
                PhoneNumber::british);
        address = choice("contact.address", Stream.of(one, other), MergeFields::address);
        correspondence = choice(
                "contact.correspondence-address",
                both(one, other, ContactDetails::correspondenceAddress),
                text -> text);
        service = choice("contact.service-address", both(one, other, ContactDetails::serviceAddress), text -> text);
        channel = choice(
                "contact.channel",
                both(one, other, ContactDetails::preferredChannel),
                value -> getTranslation("contact-channel." + value));
        source = choice(
                "contact.source",
                both(one, other, ContactDetails::source),
                value -> getTranslation("contact-source." + value));
        notes = choice(
                "contact.notes",
                Stream.concat(Stream.ofNullable(one.notesWith(other)), both(one, other, ContactDetails::notes)),
                text -> text);
        email.apartFrom(secondEmail);
        phone.apartFrom(secondPhone);
        var asked = Stream.of(
                        name,
                        companyNumber,
                        email,
                        secondEmail,
                        phone,
                        secondPhone,
                        address,
                        correspondence,
                        service,
                        channel,
                        source,
                        notes)
                .filter(MergeChoice::isAsked)
                .toList();
        asked.forEach(this::add);
        if (asked.isEmpty()) {
            add(new Paragraph(getTranslation("contact.merge.same")));
        }
    }

    ContactDetails result() {
        var named = Objects.requireNonNull(name.chosen());
        var housed = Objects.requireNonNull(address.chosen());
        return new ContactDetails(
                named.kind(),
                named.title(),
                named.firstName(),
                named.lastName(),
                named.companyName(),
                companyNumber.chosen(),
                email.chosen(),
                secondEmail.chosen(),
                phone.chosen(),
                secondPhone.chosen(),
                housed.address(),
                housed.postcode(),
                correspondence.chosen(),
                service.chosen(),
                channel.chosen(),
                source.chosen(),
                notes.chosen());
    }

    private <V> MergeChoice<V> choice(String label, Stream<? extends @Nullable V> values, Function<V, String> words) {
        return new MergeChoice<>(
                getTranslation(label),
                values.collect(Collectors.toList()),
                words,
                getTranslation("contact.merge.none"));
    }

    /** What is known; nothing is chosen over something only where it is offered. */
    private static <V> Stream<@Nullable V> both(
            ContactDetails one, ContactDetails other, Function<ContactDetails, @Nullable V> field) {
        return Stream.of(one, other).map(field).filter(Objects::nonNull);
    }

    /** What can't both come first may come second. */
    private static <V> Stream<@Nullable V> differing(@Nullable V one, @Nullable V other) {
        return one == null || other == null || one.equals(other)
                ? Stream.empty()
                : Arrays.<@Nullable V>asList(other, one, null).stream();
    }

    private String name(ContactDetails d) {
        var person = joined(" ", d.title(), d.firstName(), d.lastName());
        return d.kind() == ContactKind.PERSON
                ? person
                : joined(", ", d.companyName(), person.isEmpty() ? null : person);
    }

    private static String address(ContactDetails d) {
        return joined(
                ", ", d.address(), d.postcode() == null ? null : d.postcode().value());
    }

    private static String joined(String between, @Nullable String... parts) {
        return Arrays.stream(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }
}
