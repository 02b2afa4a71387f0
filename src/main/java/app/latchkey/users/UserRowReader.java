package app.latchkey.users;

import static app.latchkey.imports.ImportField.optional;
import static app.latchkey.imports.ImportField.required;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportField.Shape;
import app.latchkey.imports.RowCheck;
import app.latchkey.imports.RowTexts;
import app.latchkey.imports.WordList;
import app.latchkey.platform.EmailAddress;
import app.latchkey.platform.security.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads somebody of the agency from one row of a file. */
final class UserRowReader {

    static final String NAME = "name";
    static final String FIRST_NAME = "firstName";
    static final String LAST_NAME = "lastName";
    static final String EMAIL = "email";
    static final String ROLE = "role";
    static final String BRANCH = "branch";

    static final List<ImportField> FIELDS = List.of(
            required(NAME, "import.users.name", "Ann Ashdown")
                    .named("full name", "user", "user name", "staff name", "employee", "staff", "member of staff")
                    .unless(LAST_NAME),
            optional(FIRST_NAME, "contact.first-name", "").named("forename", "given name"),
            optional(LAST_NAME, "contact.last-name", "").named("surname", "family name"),
            required(EMAIL, "contact.email", "ann.ashdown@example.com")
                    .named("e-mail address", "work email", "login", "sign in", "username")
                    .shaped(Shape.EMAIL),
            required(ROLE, "import.users.role", "Negotiator")
                    .named("job title", "position", "access level", "permission", "permissions", "user type")
                    .choices("role.", List.of("AGENT", "MANAGER", "ADMIN", "VIEWER")),
            optional(BRANCH, "import.users.branch", "NORTH").named("branch code", "branch name", "office"));

    private static final String PROBLEM = "import.users.problem.";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;

    /** A word that could be meant in two ways gives the lesser rights, and one that is not here none. */
    private static final WordList<Role> ROLES = new WordList<>();

    static {
        ROLES.with(
                Role.AGENT,
                "agent / negotiator / senior negotiator / lettings negotiator / lister / lettings agent / letting agent / "
                        + "lettings consultant / property manager / staff / standard user");
        ROLES.with(Role.MANAGER, "manager / branch manager / lettings manager / office manager / team leader");
        ROLES.with(Role.ADMIN, "admin / administrator / system administrator / full access");
        ROLES.with(Role.VIEWER, "viewer / read only / readonly / view only / read / auditor");
    }

    private UserRowReader() {}

    static RowCheck read(Map<String, String> texts) {
        var row = new RowTexts(texts);
        name(row);
        email(row);
        var role = row.choice(ROLE, UserRowReader::role);
        if (row.word(ROLE).isEmpty()) {
            row.missing(ROLE, PROBLEM + "role");
        }
        row.put("role", role);
        var branch = row.word(BRANCH);
        row.put("branch", branch.isEmpty() ? null : row.line(BRANCH, LONGEST_NAME));
        return row.check();
    }

    private static void name(RowTexts row) {
        var field = row.line(NAME).isEmpty() && row.has(LAST_NAME) ? LAST_NAME : NAME;
        var name = field.equals(NAME)
                ? row.line(NAME)
                : Stream.of(row.line(FIRST_NAME), row.line(LAST_NAME))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        if (name.isEmpty()) {
            row.missing(field, PROBLEM + "name");
        } else if (name.length() > LONGEST_NAME) {
            row.problem(field, "import.problem.too-long", Integer.toString(LONGEST_NAME));
        } else {
            row.put("name", name);
        }
    }

    /** Small letters: it is what people sign in with. */
    private static void email(RowTexts row) {
        var email = row.word(EMAIL).toLowerCase(Locale.ROOT);
        if (email.isEmpty()) {
            row.problem(EMAIL, PROBLEM + "email-missing");
        } else if (email.length() > LONGEST_EMAIL || !EmailAddress.isOne(email)) {
            row.problem(EMAIL, "contact.problem.email");
        } else {
            row.put("email", email);
        }
    }

    private static Optional<Role> role(String text) {
        return ROLES.meaning(text);
    }
}
