package app.latchkey.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.imports.RowCheck;
import app.latchkey.imports.RowTexts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContactImportTests {

    @Test
    void aPlainRowIsReadAsItIs() {
        var row = read(
                "kind", "Individual",
                "title", "Ms",
                "firstName", "Ann",
                "lastName", "Ashdown",
                "email", "Ann@Example.com",
                "phone", "07700 900123",
                "address", "12 Apsley Road",
                "address2", "Clifton",
                "town", "Bristol",
                "county", "Avon",
                "postcode", "bs82sp",
                "serviceAddress", "1 High Street,\r\nBristol",
                "preferredChannel", "SMS",
                "source", "word of mouth",
                "notes", "First line\r\nSecond");
        assertThat(row.problems()).isEmpty();
        assertThat(row.missing()).isEmpty();
        assertThat(row.values())
                .containsEntry("kind", "PERSON")
                .containsEntry("title", "Ms")
                .containsEntry("first_name", "Ann")
                .containsEntry("last_name", "Ashdown")
                .containsEntry("name", "Ann Ashdown")
                .containsEntry("email", "Ann@Example.com")
                .containsEntry("phone", "+447700900123")
                .containsEntry("address", "12 Apsley Road, Clifton, Bristol, Avon")
                .containsEntry("postcode", "BS8 2SP")
                .containsEntry("service_address", "1 High Street, Bristol")
                .containsEntry("preferred_channel", "TEXT")
                .containsEntry("source", "REFERRAL")
                .containsEntry("notes", "First line\nSecond")
                .doesNotContainKeys("company_name", "second_phone", "correspondence_address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Ann Ashdown            | -         | Ann        | Ashdown",
                "Mary Ann Ashdown       | -         | Mary Ann   | Ashdown",
                "Mr John Smith          | Mr        | John       | Smith",
                "mr. & mrs Smith        | mr. & mrs | -          | Smith",
                "Dr and Mrs J Patel     | Dr and Mrs| J          | Patel",
                "Ashdown, Ann           | -         | Ann        | Ashdown",
                "Ashdown                | -         | -          | Ashdown",
                "Missy Elliott          | -         | Missy      | Elliott"
            })
    void aFullNameIsTakenApart(String full, String title, String first, String last) {
        var values = read("fullName", full).values();
        assertThat(values.get("title")).isEqualTo(title);
        assertThat(values.get("first_name")).isEqualTo(first);
        assertThat(values.get("last_name")).isEqualTo(last);
    }

    @Test
    void ofAFullNameAndItsPartsThePartsCount() {
        assertThat(read("fullName", "A. Ashdown", "firstName", "Ann", "lastName", "Ashdown")
                        .values())
                .containsEntry("name", "Ann Ashdown");
    }

    @Test
    void aCompanyIsOneByItsNameAloneOrBecauseAColumnSaysSo() {
        assertThat(read("companyName", "Acme Ltd").values())
                .containsEntry("name", "Acme Ltd")
                .as("what is only concluded is for a new contact")
                .doesNotContainKey("kind");
        assertThat(read("companyName", "Acme Ltd", "firstName", "Ann", "lastName", "Ashdown")
                        .values())
                .containsEntry("name", "Ann Ashdown")
                .containsEntry("company_name", "Acme Ltd");
        assertThat(read("kind", "company", "companyName", "Acme Ltd", "lastName", "Ashdown")
                        .values())
                .containsEntry("name", "Acme Ltd")
                .containsEntry("last_name", "Ashdown");
        assertThat(read("kind", "Ltd", "fullName", "Acme Ltd").values())
                .containsEntry("company_name", "Acme Ltd")
                .doesNotContainKey("last_name");
    }

    @Test
    void aNameIsMissingOnlyFromANewContact() {
        assertThat(read("email", "a@b.example", "lastName", "").problems()).isEmpty();
        assertThat(problems(read("email", "a@b.example", "lastName", "n/a")))
                .containsExactly("lastName contact.problem.last-name");
        assertThat(problems(read("email", "a@b.example", "fullName", "-")))
                .containsExactly("fullName contact.problem.last-name");
        assertThat(problems(read("kind", "company", "lastName", "Ashdown")))
                .containsExactly("companyName contact.problem.company-name");
        assertThat(problems(read("kind", "person", "companyName", "Acme")))
                .containsExactly("fullName contact.problem.last-name");
        assertThat(read("lastName", "Null").values()).containsEntry("last_name", "Null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "07700 900123                 | ''            | +447700900123 | -",
                "07700 900123 / 0117 496 0000 | ''            | +447700900123 | +441174960000",
                "07700900123; 01174960000     | 0117 4960000  | +447700900123 | +441174960000",
                "07700900123 or 01174960000   | ''            | +447700900123 | +441174960000",
                "07700900123, +44 7700 900123 | ''            | +447700900123 | -",
                "+33 1 42 68 53 00            | 0117 496 0000 | +33142685300  | +441174960000",
                "''                           | 0117 496 0000 | -             | +441174960000"
            })
    void aSecondNumberGoesToTheSecondPhone(String phone, String second, String first, String other) {
        var row = read("lastName", "Ashdown", "phone", phone, "secondPhone", second);
        assertThat(row.problems()).isEmpty();
        assertThat(row.values().get("phone")).isEqualTo(first);
        assertThat(row.values().get("second_phone")).isEqualTo(other);
    }

    @Test
    void thereIsNoPlaceForAThird() {
        assertThat(problems(read("lastName", "A", "phone", "07700900123/07700900124/07700900125")))
                .containsExactly("phone phones");
        assertThat(problems(read("lastName", "A", "email", "a@b.example; c@d.example", "secondEmail", "e@f.example")))
                .containsExactly("email emails");
        assertThat(read("lastName", "A", "email", "a@b.example; c@d.example").values())
                .containsEntry("email", "a@b.example")
                .containsEntry("second_email", "c@d.example");
    }

    @Test
    void theRulesOfContactsHold() {
        assertThat(problems(read("lastName", "A", "email", "ann.example.com")))
                .containsExactly("email contact.problem.email");
        assertThat(problems(read("lastName", "A", "phone", "call me"))).containsExactly("phone phone");
        assertThat(problems(read("lastName", "A", "postcode", "75008"))).containsExactly("postcode postcode");
        assertThat(problems(read("companyName", "A", "companyNumber", "12345")))
                .containsExactly("companyNumber contact.problem.company-number");
        assertThat(read("companyName", "A", "companyNumber", " 123 4567").values())
                .containsEntry("company_number", "01234567");
        assertThat(problems(read("lastName", "x".repeat(121)))).containsExactly("lastName listing.problem.too-long");
        assertThat(problems(read("lastName", "A", "notes", "x".repeat(4001))))
                .containsExactly("notes listing.problem.too-long");
        assertThat(problems(read("lastName", "A", "kind", "alien"))).containsExactly("kind word.kind");
        assertThat(problems(read("lastName", "A", "preferredChannel", "pigeon")))
                .containsExactly("preferredChannel word.preferredChannel");
    }

    @Test
    void thePostcodeMayStandInTheAddress() {
        assertThat(read("lastName", "A", "address", "1 High Street, Bristol BS1 4DJ")
                        .values())
                .containsEntry("postcode", "BS1 4DJ");
    }

    static Stream<String> fields() {
        return ContactRows.fields().stream().map(field -> field.name());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void noTextBreaksAnyField(String field) {
        for (var text : List.of(
                "1,000".repeat(6_000),
                "a@".repeat(16_000),
                "a.".repeat(16_000) + "@",
                "mr ".repeat(10_000),
                " ".repeat(32_000),
                "SW1P 2JJ ".repeat(3_000),
                "\u202e£\uD83D\uDE00",
                "-",
                "%s{0}\\",
                "'; drop table contact; --")) {
            var row = read("lastName", "A", field, text);
            assertThat(row.problems().isEmpty() || row.values().isEmpty()).isTrue();
        }
    }

    private static RowCheck read(String... pairs) {
        var texts = new HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], pairs[i + 1]);
        }
        var row = new RowTexts(Map.copyOf(texts));
        ContactRows.read(row);
        return row.check();
    }

    private static List<String> problems(RowCheck row) {
        return Stream.concat(row.problems().stream(), row.missing().stream())
                .map(problem -> problem.field() + " "
                        + problem.text().key().replaceAll("import\\.(contacts\\.)?problem\\.", ""))
                .toList();
    }
}
