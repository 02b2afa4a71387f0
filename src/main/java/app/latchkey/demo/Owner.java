package app.latchkey.demo;

import app.latchkey.platform.Postcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A landlord of the demo, with what they own of it. */
final class Owner {

    final @Nullable String title;
    final @Nullable String firstName;
    final @Nullable String lastName;
    final @Nullable String company;
    final String email;
    final String phone;
    final Address home;
    final boolean checked;
    final List<Dwelling> dwellings = new ArrayList<>();
    long id;

    private Owner(
            @Nullable String title,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            String email,
            String phone,
            Address home,
            boolean checked) {
        this.title = title;
        this.firstName = firstName;
        this.lastName = lastName;
        this.company = company;
        this.email = email;
        this.phone = phone;
        this.home = home;
        this.checked = checked;
    }

    static Owner person(String title, String first, String last, int number, Address home, boolean checked) {
        var email = "%s.%s%d@mail.example".formatted(first, last, number).toLowerCase(Locale.ROOT);
        return new Owner(title, first, last, null, email, phone(number), home, checked);
    }

    /** Of the same name, and at the same address. */
    Owner partner(String title, String first, int number) {
        return person(title, first, String.valueOf(lastName), number, home, checked);
    }

    static Owner company(String name, int number, Address office, boolean checked) {
        var email = "office%d@%s.example"
                .formatted(number, name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT));
        return new Owner(null, null, null, name, email, phone(number), office, checked);
    }

    /** From the mobile numbers that Ofcom keeps free for fiction. */
    private static String phone(int number) {
        return "+447700900%03d".formatted(number);
    }

    record Address(String line, String town, Postcode postcode) {
        String full() {
            return line + ", " + town;
        }
    }
}
