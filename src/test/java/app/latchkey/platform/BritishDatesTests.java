package app.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BritishDatesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01/12/2018",
                "1/12/2018",
                "1/12/18",
                "01-12-2018",
                "1.12.2018",
                "01.12.2018",
                "1 Dec 2018",
                "01 Dec 2018",
                "1-Dec-18",
                "1 December 2018",
                "1st December 2018",
                "1ST DECEMBER 2018",
                "1st of December, 2018",
                " 1\u00a0dec  2018 ",
                "2018-12-01",
                "2018-12-01T07:38:38.921172",
                "2018-12-01T07:38:38Z",
                "2018-12-01T23:59:59+01:00",
                "2018-12-01 00:00:00",
                "01/12/2018 00:00"
            })
    void theFirstOfDecemberIsReadHoweverItIsWritten(String typed) {
        assertThat(BritishDates.parse(typed)).contains(LocalDate.of(2018, 12, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2/1/2026, 2026-01-02",
        "9 Sept 2026, 2026-09-09",
        "9 Sep 2026, 2026-09-09",
        "29/02/2024, 2024-02-29",
        "31/12/99, 2099-12-31",
        "22nd May 2026, 2026-05-22",
        "11th May 2026, 2026-05-11",
        "3rd May 2026, 2026-05-03"
    })
    void theDayComesFirst(String typed, LocalDate date) {
        assertThat(BritishDates.parse(typed)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Now",
                "31/02/2018",
                "29/02/2023",
                "12/31/2018",
                "0/1/2018",
                "1/0/2018",
                "1/13/2018",
                "1/12-2018",
                "1/12/018",
                "1/12/20188",
                "01/12/0018",
                "2018/12/01",
                "2018-13-01",
                "2018-02-30",
                "2018-12-01T25:00",
                "2018-12-01Tnoon",
                "1 Decem 2018",
                "1 Foo 2018",
                "31 June 2018",
                "1nd Dec 2018",
                "11st Dec 2018",
                "Dec 2018",
                "20181201",
                "43435",
                "1/12"
            })
    void anythingElseIsNoDate(String typed) {
        assertThat(BritishDates.parse(typed)).isEmpty();
    }

    @Test
    void areShownShortWithOrWithoutTheMonthsName() {
        assertThat(BritishDates.format(LocalDate.of(2026, 11, 21))).isEqualTo("21 Nov 2026");
        assertThat(BritishDates.format(LocalDate.of(2026, 9, 1))).isEqualTo("1 Sep 2026");
        assertThat(BritishDates.formatShort(LocalDate.of(2026, 11, 21))).isEqualTo("21/11/2026");
        assertThat(BritishDates.formatShort(LocalDate.of(2026, 9, 1))).isEqualTo("01/09/2026");
    }

    @Test
    void everyDayOfTwoCenturiesIsReadBackFromEveryShape() {
        var inWords = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
        var day = LocalDate.of(1900, 1, 1);
        long days = ChronoUnit.DAYS.between(day, LocalDate.of(2100, 1, 1));
        for (long i = 0; i < days; i++, day = day.plusDays(1)) {
            assertThat(BritishDates.parse(BritishDates.format(day))).contains(day);
            assertThat(BritishDates.parse(BritishDates.formatShort(day))).contains(day);
            assertThat(BritishDates.parse(day.toString())).contains(day);
            assertThat(BritishDates.parse(inWords.format(day))).contains(day);
        }
    }
}
