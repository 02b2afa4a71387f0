package app.latchkey.contacts;

import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Contact details by intention: a person of a name, and what a test cares about on top. */
public record Contacts(ContactDetails details) {

    public static Contacts person(@Nullable String firstName, String lastName) {
        return new Contacts(new ContactDetails(
                ContactKind.PERSON,
                null,
                firstName,
                lastName,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    public static Contacts company(String name) {
        return person(null, "")
                .with("kind", ContactKind.COMPANY)
                .with("lastName", null)
                .with("companyName", name);
    }

    public static Contacts of(ContactDetails details) {
        return new Contacts(details);
    }

    public Contacts email(@Nullable String email) {
        return with("email", email);
    }

    public Contacts secondEmail(@Nullable String email) {
        return with("secondEmail", email);
    }

    public Contacts phone(@Nullable String typed) {
        return with("phone", typed == null ? null : PhoneNumber.parse(typed).orElseThrow());
    }

    public Contacts secondPhone(@Nullable String typed) {
        return with(
                "secondPhone", typed == null ? null : PhoneNumber.parse(typed).orElseThrow());
    }

    public Contacts postcode(@Nullable String postcode) {
        return with("postcode", postcode == null ? null : new Postcode(postcode));
    }

    public Contacts companyName(@Nullable String name) {
        return with("companyName", name);
    }

    public Contacts companyNumber(@Nullable String number) {
        return with("companyNumber", number);
    }

    public Contacts notes(@Nullable String notes) {
        return with("notes", notes);
    }

    private Contacts with(String component, @Nullable Object value) {
        try {
            var components = ContactDetails.class.getRecordComponents();
            var values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(component)
                        ? value
                        : components[i].getAccessor().invoke(details);
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new Contacts(
                    ContactDetails.class.getDeclaredConstructor(types).newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No component " + component, e);
        }
    }
}
