package app.latchkey.users;

import app.latchkey.platform.Problem;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a password has to be: long, and nothing that others choose or that says who it is. Letters and signs are free. */
final class PasswordRules {

    static final int SHORTEST = 12;

    /** In bytes: bcrypt takes no more, and less of it would be as good as none. */
    static final int LONGEST = 72;

    /** On zxcvbn's scale from 0 to 4: fewer than a million guesses find what is below. */
    private static final int LEAST_SCORE = 2;

    private static final Zxcvbn GUESSES = new Zxcvbn();

    private PasswordRules() {}

    /** Whoever knows the person would try address and name first, and each part of them. */
    static Optional<Problem> check(String password, String email, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Problem.of("password", "password.problem.short", SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of(Problem.of("password", "password.problem.long", LONGEST));
        }
        return GUESSES.measure(password, parts(email, name)).getScore() < LEAST_SCORE
                ? Optional.of(Problem.of("password", "password.problem.common"))
                : Optional.empty();
    }

    private static List<String> parts(String email, String name) {
        var whole = List.of(email.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        return Stream.concat(
                        whole.stream(), whole.stream().flatMap(each -> Stream.of(each.split("[^\\p{L}\\p{N}]+", -1))))
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
