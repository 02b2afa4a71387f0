package app.latchkey.contacts;

import app.latchkey.platform.EmailAddress;
import app.latchkey.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What holds of every contact. */
final class ContactRules {

    private static final Pattern COMPANY_NUMBER = Pattern.compile("[A-Z0-9]{8}");

    private ContactRules() {}

    static List<Problem> check(ContactDetails details) {
        var problems = new ArrayList<Problem>();
        if (details.name().isBlank()) {
            problems.add(
                    details.kind() == ContactKind.COMPANY
                            ? Problem.of("companyName", "contact.problem.company-name")
                            : Problem.of("lastName", "contact.problem.last-name"));
        }
        email(problems, "email", details.email());
        email(problems, "secondEmail", details.secondEmail());
        var number = details.companyNumber();
        if (number != null && !COMPANY_NUMBER.matcher(number).matches()) {
            problems.add(Problem.of("companyNumber", "contact.problem.company-number"));
        }
        longest(problems, "title", details.title(), 40);
        longest(problems, "firstName", details.firstName(), 120);
        longest(problems, "lastName", details.lastName(), 120);
        longest(problems, "companyName", details.companyName(), 200);
        longest(problems, "address", details.address(), 500);
        longest(problems, "correspondenceAddress", details.correspondenceAddress(), 500);
        longest(problems, "serviceAddress", details.serviceAddress(), 500);
        longest(problems, "notes", details.notes(), 4000);
        return problems;
    }

    private static void email(List<Problem> problems, String field, @Nullable String address) {
        if (address != null && !EmailAddress.isOne(address)) {
            problems.add(Problem.of(field, "contact.problem.email"));
        }
    }

    private static void longest(List<Problem> problems, String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            problems.add(Problem.of(field, "listing.problem.too-long", longest));
        }
    }
}
