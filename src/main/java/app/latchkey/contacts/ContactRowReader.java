package app.latchkey.contacts;

import app.latchkey.imports.RowTexts;
import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a contact from one row of a file, and has it judged by the rules of all contacts. */
final class ContactRowReader {

    static final String KIND = "kind";
    static final String TITLE = "title";
    static final String FIRST_NAME = "firstName";
    static final String LAST_NAME = "lastName";
    static final String FULL_NAME = "fullName";
    static final String COMPANY_NAME = "companyName";
    static final String COMPANY_NUMBER = "companyNumber";
    static final String EMAIL = "email";
    static final String SECOND_EMAIL = "secondEmail";
    static final String PHONE = "phone";
    static final String SECOND_PHONE = "secondPhone";
    static final String ADDRESS = "address";
    static final String ADDRESS_2 = "address2";
    static final String TOWN = "town";
    static final String COUNTY = "county";
    static final String POSTCODE = "postcode";
    static final String CORRESPONDENCE = "correspondenceAddress";
    static final String SERVICE = "serviceAddress";
    static final String CHANNEL = "preferredChannel";
    static final String SOURCE = "source";
    static final String NOTES = "notes";

    private static final String PROBLEM = "import.contacts.problem.";
    private static final int LONGEST_ADDRESS = 500;

    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");
    private static final Pattern NO_NAME = Pattern.compile("[\\p{P}\\p{S}]*|[Nn]/?[Aa]");
    private static final Pattern LINE_BREAK = Pattern.compile("[\\n\\u2028\\u2029]");
    private static final Pattern BETWEEN_EMAILS = Pattern.compile("[;,\\s]+");
    private static final Pattern BETWEEN_PHONES = Pattern.compile("[/,;\\n]|\\bor\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLES = Pattern.compile(
            "(?<titles>(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|revd|reverend|capt|major|col)\\.?"
                    + "(?: ?(?:&|and) ?(?:mr|mrs|ms|miss|mx|dr|prof)\\.?)*) (?<rest>.+)",
            Pattern.CASE_INSENSITIVE);

    private final RowTexts row;

    ContactRowReader(RowTexts row) {
        this.row = row;
    }

    /** What a column of contacts is called where people read of it. */
    static String field(String column) {
        return UNDERSCORE.matcher(column).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    void read() {
        var kind = row.choice(KIND, ContactWords::kind);
        var names = names(kind);
        var emails = two(EMAIL, emails(EMAIL), emails(SECOND_EMAIL), "emails");
        var phones = two(PHONE, phones(PHONE), phones(SECOND_PHONE), "phones");
        var address = address();
        var details = new ContactDetails(
                kind == null ? names.kind() : kind,
                names.title,
                names.first,
                names.last,
                names.company,
                companyNumber(),
                emails.first,
                emails.second,
                phones.first,
                phones.second,
                address,
                postcode(address),
                lines(CORRESPONDENCE),
                lines(SERVICE),
                row.choice(CHANNEL, ContactWords::channel),
                row.choice(SOURCE, ContactWords::source),
                text(row.prose(NOTES)));
        ContactRules.check(details).forEach(problem -> note(details, problem));
        row.put("kind", kind);
        put(details);
    }

    /** That a name is missing keeps only new contacts out. */
    private void note(ContactDetails details, Problem problem) {
        var arguments = problem.arguments().stream().map(String::valueOf).toArray(String[]::new);
        var field = problem.field();
        if (details.name().isBlank() && problem.key().endsWith("-name")) {
            row.missing(field.equals(LAST_NAME) && !row.has(LAST_NAME) ? FULL_NAME : field, problem.key(), arguments);
        } else {
            row.problem(field, problem.key(), arguments);
        }
    }

    private void put(ContactDetails details) {
        row.put("name", text(details.name()));
        row.put("title", details.title());
        row.put("first_name", details.firstName());
        row.put("last_name", details.lastName());
        row.put("company_name", details.companyName());
        row.put("company_number", details.companyNumber());
        row.put("email", details.email());
        row.put("second_email", details.secondEmail());
        row.put("phone", value(details.phone()));
        row.put("second_phone", value(details.secondPhone()));
        row.put("address", details.address());
        row.put("postcode", value(details.postcode()));
        row.put("correspondence_address", details.correspondenceAddress());
        row.put("service_address", details.serviceAddress());
        row.put("preferred_channel", details.preferredChannel());
        row.put("source", details.source());
        row.put("notes", details.notes());
    }

    private record Names(
            @Nullable String title,
            @Nullable String first,
            @Nullable String last,
            @Nullable String company) {

        /** As far as the names tell. */
        ContactKind kind() {
            return company != null && first == null && last == null ? ContactKind.COMPANY : ContactKind.PERSON;
        }
    }

    /** A full name counts where there are no others. */
    private Names names(@Nullable ContactKind kind) {
        var title = name(TITLE);
        var first = name(FIRST_NAME);
        var last = name(LAST_NAME);
        var company = name(COMPANY_NAME);
        var full = name(FULL_NAME);
        if (full == null || first != null || last != null) {
            return new Names(title, first, last, company);
        }
        if (kind == ContactKind.COMPANY && company == null) {
            return new Names(title, null, null, full);
        }
        var titled = TITLES.matcher(full.length() <= RowTexts.LONGEST_VALUE ? full : "");
        if (titled.matches()) {
            title = title == null ? titled.group("titles") : title;
            full = titled.group("rest");
        }
        int comma = full.indexOf(',');
        int space = full.lastIndexOf(' ');
        if (comma > 0 && comma < full.length() - 1) {
            return new Names(
                    title,
                    text(full.substring(comma + 1).strip()),
                    full.substring(0, comma).strip(),
                    company);
        }
        return space < 0
                ? new Names(title, null, full, company)
                : new Names(title, full.substring(0, space), full.substring(space + 1), company);
    }

    private @Nullable String name(String field) {
        var text = row.line(field);
        return text.length() <= 20 && NO_NAME.matcher(text).matches() ? null : text;
    }

    private @Nullable String companyNumber() {
        var text = row.word(COMPANY_NUMBER);
        return text.isEmpty() ? null : ContactDetails.companyNumber(text);
    }

    private List<String> emails(String field) {
        var text = row.word(field);
        return text.isEmpty() ? List.of() : BETWEEN_EMAILS.splitAsStream(text).toList();
    }

    private List<PhoneNumber> phones(String field) {
        var text = row.word(field);
        var numbers = new ArrayList<PhoneNumber>();
        if (text.length() > RowTexts.LONGEST_VALUE) {
            row.problem(field, "import.problem.phone", RowTexts.shortened(text));
            return numbers;
        }
        for (var part : BETWEEN_PHONES.split(text, -1)) {
            if (!part.isBlank()) {
                var number = PhoneNumber.parse(part.strip());
                if (number.isEmpty()) {
                    row.problem(field, "import.problem.phone", RowTexts.shortened(part.strip()));
                }
                number.ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    private record Two<T>(@Nullable T first, @Nullable T second) {}

    /** A second value in the first column is as good as one in the second; there is no place for a third. */
    private <T> Two<T> two(String field, List<T> ofFirst, List<T> ofSecond, String what) {
        var first = ofFirst.isEmpty() ? null : ofFirst.getFirst();
        var others = new LinkedHashSet<>(ofFirst);
        others.addAll(ofSecond);
        if (first != null) {
            others.remove(first);
        }
        if (others.size() > 1) {
            row.problem(field, PROBLEM + what);
        }
        return new Two<>(first, others.isEmpty() ? null : others.getFirst());
    }

    private @Nullable String address() {
        return text(Stream.of(ADDRESS, ADDRESS_2, TOWN, COUNTY)
                .map(field -> Optional.ofNullable(lines(field)).orElse(""))
                .filter(line -> !line.isEmpty())
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    /** Several lines on one, with commas between them. */
    private @Nullable String lines(String field) {
        return text(LINE_BREAK
                .splitAsStream(row.prose(field))
                .map(RowTexts::oneLine)
                .map(line -> line.endsWith(",")
                        ? line.substring(0, line.length() - 1).strip()
                        : line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    /** One at the end of the address will do. */
    private @Nullable Postcode postcode(@Nullable String address) {
        var text = row.word(POSTCODE);
        if (text.isEmpty()) {
            return address == null || address.length() > LONGEST_ADDRESS
                    ? null
                    : Postcode.findIn(address).orElse(null);
        }
        var postcode = text.length() > RowTexts.LONGEST_VALUE ? Optional.<Postcode>empty() : Postcode.parse(text);
        if (postcode.isEmpty()) {
            row.problem(POSTCODE, PROBLEM + "postcode", RowTexts.shortened(text));
        }
        return postcode.orElse(null);
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String value(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
