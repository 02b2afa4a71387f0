package app.latchkey.contacts;

import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A person or company the agency deals with. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Table(name = "contact")
class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "contact_seq")
    @SequenceGenerator(name = "contact_seq", sequenceName = "contact_seq")
    private @Nullable Long id;

    @TenantId
    private @Nullable Long agencyId;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private ContactKind kind;

    private @Nullable String title;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String companyName;
    private @Nullable String companyNumber;
    private @Nullable String email;
    private @Nullable String secondEmail;
    private @Nullable String phone;
    private @Nullable String secondPhone;
    private @Nullable String address;
    private @Nullable String postcode;
    private @Nullable String correspondenceAddress;
    private @Nullable String serviceAddress;

    @Enumerated(EnumType.STRING)
    private @Nullable ContactChannel preferredChannel;

    @Enumerated(EnumType.STRING)
    private @Nullable ContactSource source;

    private @Nullable String notes;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant deletedAt;
    private @Nullable Long mergedInto;

    @SuppressWarnings("NullAway.Init")
    protected Contact() {}

    @SuppressWarnings("NullAway.Init")
    Contact(ContactDetails details, Instant now) {
        createdAt = now;
        revise(details, now);
    }

    final void revise(ContactDetails details, Instant now) {
        kind = details.kind();
        title = details.title();
        firstName = details.firstName();
        lastName = details.lastName();
        companyName = details.companyName();
        companyNumber = details.companyNumber();
        email = details.email();
        secondEmail = details.secondEmail();
        phone = value(details.phone());
        secondPhone = value(details.secondPhone());
        address = details.address();
        postcode = details.postcode() == null ? null : details.postcode().value();
        correspondenceAddress = details.correspondenceAddress();
        serviceAddress = details.serviceAddress();
        preferredChannel = details.preferredChannel();
        source = details.source();
        notes = details.notes();
        updatedAt = now;
    }

    void archive(Instant now) {
        deletedAt = now;
        updatedAt = now;
    }

    void mergeInto(long survivorId, Instant now) {
        mergedInto = survivorId;
        archive(now);
    }

    /** Back among the living, and itself again. */
    void restore(Instant now) {
        deletedAt = null;
        mergedInto = null;
        updatedAt = now;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    int version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isArchived() {
        return deletedAt != null;
    }

    @Nullable Long mergedInto() {
        return mergedInto;
    }

    ContactDetails toDetails() {
        return new ContactDetails(
                kind,
                title,
                firstName,
                lastName,
                companyName,
                companyNumber,
                email,
                secondEmail,
                number(phone),
                number(secondPhone),
                address,
                postcode == null ? null : Postcode.parse(postcode).orElse(null),
                correspondenceAddress,
                serviceAddress,
                preferredChannel,
                source,
                notes);
    }

    private static @Nullable String value(@Nullable PhoneNumber number) {
        return number == null ? null : number.value();
    }

    private static @Nullable PhoneNumber number(@Nullable String value) {
        return value == null ? null : new PhoneNumber(value);
    }
}
