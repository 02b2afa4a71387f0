package app.latchkey.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A landlord of the demo, entered a second time by somebody who did not look. */
record Duplicate(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        Owner.@Nullable Address home,
        String source) {

    /** By the same phone number, by the same name at the same address, and by the same e-mail address. */
    static List<Duplicate> of(List<Owner> owners) {
        var people = owners.stream().filter(owner -> owner.firstName != null).toList();
        var companies = owners.stream().filter(owner -> owner.company != null);
        return Stream.concat(
                        Stream.of(initialled(people.getFirst()), namesake(people.getLast())),
                        companies.limit(1).map(Duplicate::branch))
                .toList();
    }

    private static Duplicate initialled(Owner owner) {
        var initial = String.valueOf(owner.firstName).substring(0, 1);
        return new Duplicate(initial, owner.lastName, null, null, owner.phone, null, "PHONE");
    }

    private static Duplicate namesake(Owner owner) {
        var email = "%s@letters.example".formatted(owner.lastName).toLowerCase(Locale.ROOT);
        return new Duplicate(owner.firstName, owner.lastName, null, email, null, owner.home, "WEBSITE");
    }

    private static Duplicate branch(Owner owner) {
        return new Duplicate(null, null, owner.company + " Lettings", owner.email, null, null, "REFERRAL");
    }
}
