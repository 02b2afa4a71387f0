package app.latchkey.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnMatchingTests {

    private static final ImportField ADDRESS = ImportField.required("address", "a", "display address", "address 1");
    private static final ImportField RENT =
            ImportField.required("rent", "r", "rent pcm", "price").unless("rentPw");
    private static final ImportField RENT_PW = ImportField.optional("rentPw", "w", "price pw");
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
        var greedy = List.of(ImportField.optional("one", "1", "price"), ImportField.optional("two", "2", "price"));
        assertThat(ColumnMatching.propose(List.of("Price"), greedy)).containsExactly("one");
    }

    @Test
    void partsOfNamesDoNotMatch() {
        assertThat(propose("email address", "rental yield", "")).containsExactly(null, null, null);
    }

    @Test
    void whatIsMissingIsNamedUnlessAnotherFieldStandsForIt() {
        assertThat(ColumnMatching.missing(Arrays.asList(null, "rentPw"), FIELDS))
                .containsExactly(ADDRESS);
        assertThat(ColumnMatching.missing(List.of("address"), FIELDS)).containsExactly(RENT);
        assertThat(ColumnMatching.missing(List.of("address", "rent"), FIELDS)).isEmpty();
    }

    @Test
    void aFieldHasOneColumn() {
        var columns = List.of(column("a"), column("b"));
        assertThat(ColumnMatching.apply(columns, Arrays.asList(null, "rent"), FIELDS))
                .extracting(FileColumn::field)
                .containsExactly(null, "rent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMatching.apply(columns, List.of("rent", "rent"), FIELDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMatching.apply(columns, Arrays.asList(null, "landlord"), FIELDS));
    }

    private static FileColumn column(String name) {
        return new FileColumn(name, List.of(), null);
    }

    private static List<String> propose(String... header) {
        return ColumnMatching.propose(List.of(header), FIELDS);
    }
}
