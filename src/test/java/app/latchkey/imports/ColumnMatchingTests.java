package app.latchkey.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.imports.ImportField.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnMatchingTests {

    private static final ImportField ADDRESS =
            ImportField.required("address", "a", "").named("display address", "address 1");
    private static final ImportField RENT =
            ImportField.required("rent", "r", "").named("rent pcm", "price").unless("rentPw");
    private static final ImportField RENT_PW =
            ImportField.optional("rentPw", "w", "").named("price pw");
    private static final List<ImportField> FIELDS = List.of(ADDRESS, RENT, RENT_PW);

    @Test
    void namesMatchWhateverTheirCaseSpacesAndPunctuation() {
        assertThat(propose("DISPLAY_ADDRESS", "Rent (PCM)", "price/pw")).containsExactly("address", "rent", "rentPw");
    }

    @Test
    void theSurestNameWins() {
        assertThat(propose("price", "address 1", "rent", "address")).containsExactly(null, null, "rent", "address");
    }

    @Test
    void ofTwoColumnsOfOneNameTheFirstIsTaken() {
        assertThat(propose("Address", "address")).containsExactly("address", null);
    }

    @Test
    void aColumnHoldsOneField() {
        var greedy = List.of(
                ImportField.optional("one", "1", "").named("price"),
                ImportField.optional("two", "2", "").named("price"));
        assertThat(ColumnMatching.propose(List.of("Price"), List.of(List.of()), greedy))
                .containsExactly("one");
    }

    @Test
    void partsOfNamesDoNotMatch() {
        assertThat(propose("email address", "rental yield", "")).containsExactly(null, null, null);
    }

    @Test
    void whatIsMissingIsNamedUnlessAnotherFieldStandsForIt() {
        assertThat(ColumnMatching.missing(Set.of("rentPw"), FIELDS)).containsExactly(ADDRESS);
        assertThat(ColumnMatching.missing(Set.of("address"), FIELDS)).containsExactly(RENT);
        assertThat(ColumnMatching.missing(Set.of("address", "rent"), FIELDS)).isEmpty();
    }

    @Test
    void aFieldHasTheColumnItWasChosenForLast() {
        var plan = new ImportPlan(List.of(column("a"), column("b")), Map.of(), Map.of(), null, false);
        assertThat(plan.read(0, "rent").read(1, "rent").columns())
                .extracting(FileColumn::field)
                .containsExactly(null, "rent");
    }

    @Test
    void whatNoNameTellsTheLookOfTheValuesDoes() {
        var fields = List.of(
                ImportField.optional("email", "e", "").shaped(Shape.EMAIL),
                ImportField.optional("phone", "p", "").shaped(Shape.PHONE),
                ImportField.optional("postcode", "c", "").shaped(Shape.POSTCODE));
        assertThat(ColumnMatching.propose(
                        List.of("a", "b", "c", "d"),
                        List.of(
                                List.of("SW1P 2JJ", "bs8 2sp"),
                                List.of("ann@example.org"),
                                List.of("020 7946 0018", "n/a"),
                                List.of("0117 496 0123")),
                        fields))
                .containsExactly("postcode", "email", null, "phone");
    }

    private static FileColumn column(String name) {
        return new FileColumn(name, List.of(), null);
    }

    private static List<String> propose(String... header) {
        return ColumnMatching.propose(List.of(header), Collections.nCopies(header.length, List.of()), FIELDS);
    }
}
