package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.imports.RowCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserImportTests {

    @Test
    void aPlainRowIsReadAsItIs() {
        var row = plain("branch", "NORTH");
        assertThat(row.problems()).isEmpty();
        assertThat(row.missing()).isEmpty();
        assertThat(row.values())
                .isEqualTo(
                        Map.of("name", "Ann Ashdown", "email", "ann@example.com", "role", "AGENT", "branch", "NORTH"));
    }

    @ParameterizedTest
    @CsvSource({
        "Agent,AGENT",
        "LISTER,AGENT",
        "Senior Negotiator,AGENT",
        "property manager,AGENT",
        "Branch-Manager,MANAGER",
        "Administrator,ADMIN",
        "Read-only,VIEWER",
        "view only,VIEWER"
    })
    void rolesAreKnownByManyWords(String word, String role) {
        assertThat(plain("role", word).values()).containsEntry("role", role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"superuser", "SUPERUSER", "director", "lettings administrator", "admin agent", "root"})
    void aWordThatIsNoRoleGivesNoRights(String word) {
        assertThat(problems(plain("role", word))).containsExactly("role word.role");
    }

    @Test
    void nameAndRoleAreMissingOnlyFromNewUsers() {
        assertThat(plain("name", "", "role", "").problems()).isEmpty();
        assertThat(problems(plain("name", "", "role", ""))).containsExactly("name name", "role role");
        assertThat(plain("name", "", "firstName", "Bob", "lastName", "Brook").values())
                .containsEntry("name", "Bob Brook");
    }

    @Test
    void anAddressIsAlwaysNeeded() {
        assertThat(problems(plain("email", ""))).containsExactly("email email-missing");
        assertThat(problems(plain("email", "ann"))).containsExactly("email contact.problem.email");
        assertThat(problems(plain("email", "a@" + "b.".repeat(200) + "example")))
                .containsExactly("email contact.problem.email");
        assertThat(problems(plain("name", "x".repeat(201)))).containsExactly("name too-long");
    }

    private static RowCheck plain(String... pairs) {
        var texts = new HashMap<>(Map.of("name", "Ann Ashdown", "email", "Ann@Example.com", "role", "negotiator"));
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], pairs[i + 1]);
        }
        return UserRowReader.read(texts);
    }

    private static List<String> problems(RowCheck row) {
        return Stream.concat(row.problems().stream(), row.missing().stream())
                .map(problem ->
                        problem.field() + " " + problem.text().key().replaceAll("import\\.(users\\.)?problem\\.", ""))
                .toList();
    }
}
