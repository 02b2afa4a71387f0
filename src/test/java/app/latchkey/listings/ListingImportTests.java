package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.imports.ImportText;
import app.latchkey.imports.RowCheck;
import app.latchkey.imports.RowCheck.Finding;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingImportTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void aPlainRowIsReadAsItIs() {
        var row = read(
                "address", "3 Abbey Orchard Street, Westminster, London, SW1P 2JJ",
                "rent", "2600",
                "bedrooms", "1",
                "bathrooms", "1",
                "propertyType", "Apartment",
                "furnishing", "Part-furnished",
                "availableFrom", "1-Dec-26",
                "deposit", "£3,000",
                "councilTaxBand", "Band f",
                "epcRating", "C (72)",
                "ownRef", "gbw1");
        assertThat(row.problems()).isEmpty();
        assertThat(row.notices()).isEmpty();
        assertThat(row.values())
                .containsEntry("own_ref", "gbw1")
                .containsEntry("address", "3 Abbey Orchard Street, Westminster, London, SW1P 2JJ")
                .containsEntry("town", "London")
                .containsEntry("postcode", "SW1P 2JJ")
                .containsEntry("outcode", "SW1P")
                .containsEntry("property_type", "FLAT")
                .containsEntry("bedrooms", 1)
                .containsEntry("rent_pence", 2_600_00L)
                .containsEntry("rent_frequency", "MONTHLY")
                .containsEntry("furnishing", "PART_FURNISHED")
                .containsEntry("deposit_pence", 3_000_00L)
                .containsEntry("available_from", "2026-12-01")
                .containsEntry("council_tax_band", "F")
                .containsEntry("epc_rating", "C")
                .doesNotContainKeys("let_type", "summary", "uprn");
    }

    @ParameterizedTest
    @CsvSource({
        "apartment,FLAT",
        "Flat / Apartment,FLAT",
        "MAISONETTE,MAISONETTE",
        "terraced house,TERRACED",
        "End of Terrace,TERRACED",
        "Semi-Detached,SEMI_DETACHED",
        "detached bungalow,BUNGALOW",
        "mews house,HOUSE",
        "Studio flat,STUDIO",
        "room,ROOM"
    })
    void typesAreKnownByManyWords(String word, String type) {
        assertThat(plain("propertyType", word).values()).containsEntry("property_type", type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"long let", "parking", "flatt", "igloo"})
    void anUnknownTypeIsOtherAndSaidSo(String word) {
        var row = plain("propertyType", word);
        assertThat(row.values()).doesNotContainKey("property_type");
        assertThat(row.notices())
                .containsExactly(new Finding("propertyType", ImportText.of("import.listings.notice.type", word)));
    }

    @Test
    void aTypeThatSaysHowItIsLetIsHeard() {
        assertThat(plain("propertyType", "short let").values()).containsEntry("let_type", "SHORT");
        assertThat(plain("propertyType", "short let", "letType", "long").values())
                .containsEntry("let_type", "LONG");
        assertThat(plain("letType", "unknown").values()).doesNotContainKey("let_type");
        assertThat(problems(plain("letType", "sideways"))).containsExactly("letType word.letType");
    }

    @Test
    void aBlankRentIsReportedNotInvented() {
        assertThat(problems(plain("rent", ""))).containsExactly("rent rent-missing");
        assertThat(problems(plain("rent", "", "rentPw", ""))).containsExactly("rent rent-missing");
        assertThat(problems(plain("rent", "POA"))).containsExactly("rent rent");
        assertThat(problems(plain("rent", "0"))).containsExactly("rent rent");
    }

    @Test
    void aWeeklyRentAloneIsARentByTheWeek() {
        assertThat(plain("rent", "", "rentPw", "425").values())
                .containsEntry("rent_pence", 425_00L)
                .containsEntry("rent_frequency", "WEEKLY");
        assertThat(plain("rent", "£300 pw").values())
                .containsEntry("rent_pence", 300_00L)
                .containsEntry("rent_frequency", "WEEKLY");
    }

    @Test
    void twoRentsThatAgreeAreTheMonthlyOneAndTwoThatDoNotAreReported() {
        assertThat(plain("rent", "4250", "rentPw", "980").values())
                .containsEntry("rent_pence", 4_250_00L)
                .containsEntry("rent_frequency", "MONTHLY");
        assertThat(problems(plain("rent", "3683", "rentPw", "196"))).containsExactly("rent rents-differ");
    }

    @Test
    void bedroomsAreCountedOrMissed() {
        assertThat(plain("bedrooms", "Studio").values()).containsEntry("bedrooms", 0);
        assertThat(plain("bedrooms", "3 beds").values()).containsEntry("bedrooms", 3);
        assertThat(plain("bedrooms", "2.0").values()).containsEntry("bedrooms", 2);
        assertThat(plain("bedrooms", "", "propertyType", "studio").values()).containsEntry("bedrooms", 0);
        assertThat(problems(plain("bedrooms", ""))).containsExactly("bedrooms bedrooms-missing");
        assertThat(problems(plain("bedrooms", "two"))).containsExactly("bedrooms rooms");
        assertThat(problems(plain("bedrooms", "51"))).containsExactly("bedrooms listing.problem.rooms");
        assertThat(problems(plain("bathrooms", "3.5"))).containsExactly("bathrooms rooms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Kempsford Gardens, SW5 9LA | SW5 | SW5 9LA | SW5",
                "Kempsford Gardens, SW5 9LA | '' | SW5 9LA | SW5",
                "Kempsford Gardens, SW5 9LA | W8 | - | W8",
                "Ruvigny Gardens, London, SW15 | '' | - | SW15",
                "1 High Street | bs14dj | BS1 4DJ | BS1",
                "1 High Street | n/a | - | -"
            })
    void thePostcodeIsTheMostThatIsKnown(String address, String cell, String postcode, String outcode) {
        var row = plain("address", address, "postcode", cell, "town", "Somewhere");
        assertThat(row.problems()).isEmpty();
        assertThat(row.values().get("postcode")).isEqualTo(postcode);
        assertThat(row.values().get("outcode")).isEqualTo(outcode);
    }

    @Test
    void aPostcodeThatIsNoneIsReported() {
        assertThat(problems(plain("postcode", "ZZ99 9ZZ9"))).containsExactly("postcode postcode");
    }

    @Test
    void londonIsLondonWhateverAreaSomebodySearchedIn() {
        assertThat(town("Henty Walk, SW15 5AG", "Belgravia")).isEqualTo("London");
        assertThat(town("Ruvigny Gardens, London, SW15", "Belgravia")).isEqualTo("London");
        assertThat(town("Vicarage Gate", "Kensington")).isEqualTo("Kensington");
        assertThat(town("12 London Road, Brighton, BN1 4JA", "Preston Park")).isEqualTo("Preston Park");
        assertThat(plain("town", "Bristol", "area", "Clifton").values()).containsEntry("town", "Bristol");
    }

    @Test
    void anUnknownTownIsReported() {
        assertThat(problems(read("address", "1 High Street", "bedrooms", "1", "rent", "900")))
                .containsExactly("town town");
    }

    @Test
    void lineBreaksInAnAddressBecomeCommas() {
        assertThat(plain("address", "Flat 2,\r\n12  High Street\nBristol").values())
                .containsEntry("address", "Flat 2, 12 High Street, Bristol");
    }

    @Test
    void theRulesOfListingsHold() {
        assertThat(problems(plain("rent", "1000", "deposit", "5000")))
                .containsExactly("deposit listing.problem.deposit");
        assertThat(problems(plain("address", "x".repeat(301)))).containsExactly("address too-long");
        assertThat(problems(plain("summary", "x".repeat(1001)))).containsExactly("summary too-long");
        assertThat(problems(plain("description", "x".repeat(30_001)))).containsExactly("description too-long");
        assertThat(problems(plain("town", "x".repeat(121)))).containsExactly("town too-long");
        assertThat(problems(plain("ownRef", "x".repeat(61)))).containsExactly("ownRef too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ownRef",
                "address",
                "postcode",
                "town",
                "area",
                "propertyType",
                "bedrooms",
                "bathrooms",
                "rent",
                "rentPw",
                "deposit",
                "furnishing",
                "availableFrom",
                "letType",
                "summary",
                "description",
                "councilTaxBand",
                "epcRating"
            })
    void noTextBreaksAnyField(String field) {
        for (var text : new String[] {
            "1,000".repeat(6_000),
            "1" + ",000".repeat(8_000),
            "9".repeat(32_000),
            " ".repeat(32_000),
            "SW1P 2JJ ".repeat(3_000),
            "\u202e£\uD83D\uDE00",
            "-",
            "%s{0}\\",
            "'; drop table listing; --"
        }) {
            var row = plain(field, text);
            assertThat(row.problems().isEmpty()).isNotEqualTo(row.values().isEmpty());
        }
    }

    private static String town(String address, String area) {
        return String.valueOf(read("address", address, "area", area, "bedrooms", "1", "rent", "900")
                .values()
                .get("town"));
    }

    /** A row that is good but for what a test says. */
    private static RowCheck plain(String... more) {
        var texts = new HashMap<>(Map.of(
                "address",
                "1 High Street",
                "town",
                "Bristol",
                "bedrooms",
                "2",
                "rent",
                "1200",
                "propertyType",
                "flat"));
        texts.putAll(map(more));
        return ListingRowReader.read(texts, TODAY);
    }

    private static RowCheck read(String... texts) {
        return ListingRowReader.read(map(texts), TODAY);
    }

    private static Map<String, String> map(String... pairs) {
        var map = new HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static List<String> problems(RowCheck row) {
        return Stream.concat(row.problems().stream(), row.missing().stream())
                .map(problem -> problem.field() + " "
                        + problem.text().key().replaceAll("import\\.(listings\\.)?problem\\.", ""))
                .toList();
    }
}
