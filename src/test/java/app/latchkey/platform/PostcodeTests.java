package app.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeTests {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "M1 1AE,M1 1AE,M1",
                "B33 8TH,B33 8TH,B33",
                "CR2 6XH,CR2 6XH,CR2",
                "DN55 1PT,DN55 1PT,DN55",
                "W1A 1HQ,W1A 1HQ,W1A",
                "EC1A 1BB,EC1A 1BB,EC1A",
                "sw1p2jj,SW1P 2JJ,SW1P",
                "  Sw1p   2Jj ,SW1P 2JJ,SW1P",
                "sw1p\u00a02jj,SW1P 2JJ,SW1P",
                "E1W 3SS,E1W 3SS,E1W",
                "BF1 1AD,BF1 1AD,BF1"
            })
    void isReadInEachOfItsShapesAndPutIntoNormalForm(String typed, String value, String outcode) {
        var postcode = Postcode.parse(typed).orElseThrow();
        assertThat(postcode.value()).isEqualTo(value);
        assertThat(postcode.outcode()).isEqualTo(outcode);
        assertThat(postcode).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "SW1P",
                "SW1P 2J",
                "SW1P 2JJJ",
                "SW1P 2CJ",
                "SW1P 2JI",
                "SW1P 2KJ",
                "SW1P 2JM",
                "SW1P 2OJ",
                "SW1P 2JV",
                "QA1 1AA",
                "VA1 1AA",
                "XA1 1AA",
                "AI1 1AA",
                "AJ1 1AA",
                "AZ1 1AA",
                "W1I 1AA",
                "W1Z 1AA",
                "SW1C 1AA",
                "SW1P2 2JJ",
                "SW111 2JJ",
                "ABC1 1AA",
                "11 1AA",
                "SW1P-2JJ",
                "SW1P 2JJ, London",
                "90210"
            })
    void anythingElseIsNone(String typed) {
        assertThat(Postcode.parse(typed)).isEmpty();
    }

    @Test
    void onlyItsNormalFormIsEverHeld() {
        assertThatThrownBy(() -> new Postcode("sw1p 2jj")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Postcode("SW1P2JJ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameHoweverItIsSpacedAndAfterItIsReadAgain() {
        var random = new Random(20261121);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            var typed = random(random);
            var postcode = Postcode.parse(typed);
            if (postcode.isPresent()) {
                read++;
                String value = postcode.get().value();
                assertThat(Postcode.parse(value)).isEqualTo(postcode);
                assertThat(Postcode.parse(value.replace(" ", "").toLowerCase(Locale.ROOT)))
                        .isEqualTo(postcode);
                assertThat(Postcode.findIn("1 High Street, Anywhere, " + value)).isEqualTo(postcode);
                assertThat(Postcode.parseOutcode(postcode.get().outcode()))
                        .contains(postcode.get().outcode());
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @CsvSource({"SW15, SW15", "ec1a, EC1A", "' sw 15 ', SW15", "W1, W1"})
    void anOutcodeAloneIsRead(String typed, String outcode) {
        assertThat(Postcode.parseOutcode(typed)).contains(outcode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SW", "15", "SW1P 2JJ", "London", "SW155", "Q1"})
    void anythingElseIsNoOutcode(String typed) {
        assertThat(Postcode.parseOutcode(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3 Abbey Orchard Street, Westminster, London, SW1P 2JJ; SW1P 2JJ",
                "Beaumont Court, w1g6dj; W1G 6DJ",
                "SW1X 0HB; SW1X 0HB",
                "c/o E1 6AN, now at N1C 4AG, London.; N1C 4AG",
                "Flat B1 2nd floor, 4 Mill Lane, OX1 1AA; OX1 1AA"
            })
    void theLastOneInAnAddressIsFound(String address, String value) {
        assertThat(Postcode.findIn(address)).map(Postcode::value).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Vicarage Gate",
                "Ruvigny Gardens, London, SW15",
                "Flat B1 2nd floor",
                "XSW1P 2JJ",
                "SW1P 2JJX"
            })
    void anAddressWithoutAWholePostcodeHasNone(String address) {
        assertThat(Postcode.findIn(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ruvigny Gardens, London, SW15; SW15",
                "Morpeth Mansions, Morpeth Terrace, London, SW1P; SW1P",
                "Putney, London sw15.; SW15",
                "Dorset House, W1U; W1U",
                "SW15; SW15",
                "Kempsford Gardens, SW5 9LA; SW5",
                "Studio flat, W8; W8"
            })
    void theOutcodeOfAnAddressIsFound(String address, String outcode) {
        assertThat(Postcode.findOutcodeIn(address)).contains(outcode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "...", "Vicarage Gate", "Mill Lane, Flat E1", "Unit B2", "Western Avenue, A40", "SW15 London"
            })
    void anAddressThatEndsOtherwiseHasNoOutcode(String address) {
        assertThat(Postcode.findOutcodeIn(address)).isEmpty();
    }

    @Test
    void aLongTextTakesNoTime() {
        assertThat(Postcode.findOutcodeIn("A".repeat(32_768))).isEmpty();
        assertThat(Postcode.findOutcodeIn("SW15" + ",".repeat(32_768))).contains("SW15");
        assertThat(Postcode.findOutcodeIn("E1 ".repeat(10_000) + "x")).isEmpty();
    }

    @Test
    void everyOutcodeInUseIsOne() throws IOException {
        var refused = new ArrayList<String>();
        int count = 0;
        for (var place : records("places/outcodes-gibbs/postcodes.csv")) {
            String outcode = place.getField("postcode");
            count++;
            if (!Postcode.parseOutcode(outcode).equals(Optional.of(outcode))
                    || !Postcode.findOutcodeIn("1 High Street, Town, " + outcode)
                            .equals(Optional.of(outcode))) {
                refused.add(outcode);
            }
        }
        assertThat(refused).isEmpty();
        assertThat(count).isEqualTo(2_856);
    }

    @ParameterizedTest
    @CsvSource({"savills, 326", "chestertons, 225", "foxtons, 127"})
    void theAddressesOfRealListingsAgreeWithTheirPostcodes(String agent, int listings) throws IOException {
        var wrong = new ArrayList<String>();
        var records = records("uk/london-rents-2025-12/" + agent + ".csv");
        for (var listing : records) {
            String address = listing.getField("address");
            String stated = listing.getField("postcode");
            String found = Postcode.findIn(address)
                    .map(Postcode::value)
                    .filter(value -> !Postcode.parseOutcode(stated).isPresent())
                    .or(() -> Postcode.findOutcodeIn(address))
                    .orElse("");
            if (!found.equals(stated)) {
                wrong.add(address + " -> " + found + ", not " + stated);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(records).hasSize(listings);
    }

    private static List<NamedCsvRecord> records(String path) throws IOException {
        try (var reader = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(SharedData.file(path))) {
            return reader.stream().toList();
        }
    }

    private static String random(Random random) {
        String[] shapes = {"A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA"};
        var typed = new StringBuilder();
        for (char place : shapes[random.nextInt(shapes.length)].toCharArray()) {
            typed.append(
                    switch (place) {
                        case 'A' -> (char) ('A' + random.nextInt(26));
                        case '9' -> (char) ('0' + random.nextInt(10));
                        default -> place;
                    });
        }
        return typed.toString();
    }
}
