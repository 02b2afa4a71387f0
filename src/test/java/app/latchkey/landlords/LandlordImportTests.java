package app.latchkey.landlords;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.imports.RowCheck;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LandlordImportTests {

    @Test
    void aPlainRowIsReadAsItIs() {
        var row = plain(
                "landlordStatus", "Current",
                "amlStatus", "Passed",
                "amlExpiresOn", "30/06/2027",
                "overseas", "no",
                "repairLimitPence", "£250",
                "propertyRef", "LK-1042",
                "share", "33.34%",
                "ownedFrom", "1 Apr 2024",
                "leads", "yes");
        assertThat(row.problems()).isEmpty();
        assertThat(row.missing()).isEmpty();
        assertThat(row.values())
                .containsEntry("last_name", "Ashdown")
                .containsEntry("status", "ACTIVE")
                .containsEntry("aml_status", "CLEAR")
                .containsEntry("aml_expires_on", "2027-06-30")
                .containsEntry("overseas", false)
                .containsEntry("repair_limit_pence", 250_00L)
                .containsEntry("property_ref", "LK-1042")
                .containsEntry("share_said", new BigDecimal("33.34"))
                .containsEntry("from_said", "2024-04-01")
                .containsEntry("leads_said", true);
    }

    @Test
    void aRowMayNameNoProperty() {
        assertThat(plain().problems()).isEmpty();
        assertThat(problems(plain("share", "50"))).containsExactly("share no-property");
        assertThat(problems(plain("propertyRef", "n/a", "ownedFrom", "1/4/2024", "leads", "yes")))
                .containsExactly("ownedFrom no-property", "leads no-property");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "12 Apsley Road                    | BS8 2SP | BS8 | BS8 2SP",
                "12 Apsley Road, Bristol BS8 2SP   | ''      | BS8 | BS8 2SP",
                "12 Apsley Road                    | bs8     | BS8 | -"
            })
    void anAddressNeedsAPostcode(String address, String postcode, String outcode, String whole) {
        var row = plain("propertyAddress", address, "propertyPostcode", postcode);
        assertThat(row.problems()).isEmpty();
        assertThat(row.values()).containsEntry("property_address", address).containsEntry("property_outcode", outcode);
        assertThat(row.values().get("property_postcode")).isEqualTo(whole);
        assertThat(problems(plain("propertyAddress", "12 Apsley Road")))
                .containsExactly("propertyAddress property-postcode");
    }

    @Test
    void ofSeveralWaysToNameAPropertyTheSurestCounts() {
        assertThat(plain("propertyRef", "A1", "uprn", "10", "propertyAddress", "12 Apsley Road")
                        .values())
                .containsEntry("property_ref", "A1")
                .doesNotContainKeys("property_uprn", "property_address");
    }

    @ParameterizedTest
    @CsvSource({"0,number", "101,number", "33.333,ownership.problem.share", "half,number", "-5,number"})
    void aShareIsAboveNothingAndAtMostAll(String share, String problem) {
        assertThat(problems(plain("propertyRef", "A1", "share", share))).containsExactly("share " + problem);
    }

    @Test
    void theRulesOfLandlordsHold() {
        assertThat(problems(plain("repairLimitPence", "100001")))
                .containsExactly("repairLimitPence landlord.problem.repair-limit");
        assertThat(problems(plain("landlordStatus", "retired"))).containsExactly("landlordStatus word.landlordStatus");
        assertThat(problems(plain("amlStatus", "maybe"))).containsExactly("amlStatus word.amlStatus");
        assertThat(problems(plain("uprn", "x"))).containsExactly("uprn whole");
        assertThat(problems(plain("email", "x"))).containsExactly("email contact.problem.email");
    }

    static Stream<String> fields() {
        return LandlordRowReader.FIELDS.stream().map(field -> field.name());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void noTextBreaksAnyField(String field) {
        for (var text : List.of("1,000".repeat(6_000), "9".repeat(32_000), "SW1P 2JJ ".repeat(3_000), "-", "%s{0}\\")) {
            var row = plain(field, text);
            assertThat(row.problems().isEmpty() || row.values().isEmpty()).isTrue();
        }
    }

    private static RowCheck plain(String... pairs) {
        var texts = new HashMap<>(Map.of("lastName", "Ashdown"));
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], pairs[i + 1]);
        }
        return LandlordRowReader.read(texts);
    }

    private static List<String> problems(RowCheck row) {
        return Stream.concat(row.problems().stream(), row.missing().stream())
                .map(problem -> problem.field() + " "
                        + problem.text().key().replaceAll("import\\.(landlords\\.)?problem\\.", ""))
                .toList();
    }
}
