package app.latchkey.users;

import app.latchkey.platform.EmailAddress;
import app.latchkey.platform.Problem;
import app.latchkey.platform.security.Role;
import java.util.ArrayList;
import java.util.List;

/** What holds of everybody. */
final class UserRules {

    static final int LONGEST_NAME = 200;

    private UserRules() {}

    static List<Problem> check(UserDetails details) {
        var problems = new ArrayList<Problem>();
        if (details.name().isEmpty() || details.name().length() > LONGEST_NAME) {
            problems.add(Problem.of("name", "user.problem.name", LONGEST_NAME));
        }
        if (!EmailAddress.isOne(details.email())) {
            problems.add(Problem.of("email", "contact.problem.email"));
        }
        if (!Role.OF_AGENCY.contains(details.role())) {
            problems.add(Problem.of("role", "user.problem.role"));
        }
        return problems;
    }
}
