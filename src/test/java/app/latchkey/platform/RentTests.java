package app.latchkey.platform;

import static app.latchkey.platform.RentFrequency.MONTHLY;
import static app.latchkey.platform.RentFrequency.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RentTests {

    @Test
    void threeHundredAWeekIsThirteenHundredACalendarMonthAndBack() {
        assertThat(new Rent(300_00, WEEKLY).pcmPence()).isEqualTo(1_300_00);
        assertThat(Rent.monthly(1_300_00).pwPence()).isEqualTo(300_00);
    }

    @Test
    void aWeeklyRentIsTheSameAgainAfterAMonthWasMadeOfIt() {
        var random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            long pence = random.nextLong(1, Money.LARGEST_PENCE);
            assertThat(new Rent(pence, WEEKLY).pwPence()).isEqualTo(pence);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Money.LARGEST_PENCE + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void anAmountThatNobodyPaysIsRefused(long pence) {
        assertThatThrownBy(() -> Rent.monthly(pence)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "£1,200 pcm; 120000; MONTHLY",
                "£1,200pcm; 120000; MONTHLY",
                "£1200.50 PCM.; 120050; MONTHLY",
                "1200 pm; 120000; MONTHLY",
                "1200 p.m.; 120000; MONTHLY",
                "1200 p.c.m; 120000; MONTHLY",
                "1200 p/m; 120000; MONTHLY",
                "£1,200 per month; 120000; MONTHLY",
                "£1,200 Per Calendar Month; 120000; MONTHLY",
                "£1,200/month; 120000; MONTHLY",
                "£1,200 a month; 120000; MONTHLY",
                "£1,200 (pcm); 120000; MONTHLY",
                "£1,200 - pcm; 120000; MONTHLY",
                "£1 200 monthly; 120000; MONTHLY",
                "monthly: £1,200; 120000; MONTHLY",
                "pcm 1200; 120000; MONTHLY",
                "1200pw; 120000; WEEKLY",
                "£300 p.w.; 30000; WEEKLY",
                "£300 P/W; 30000; WEEKLY",
                "£300 per week; 30000; WEEKLY",
                "£300 /week; 30000; WEEKLY",
                "£300/wk; 30000; WEEKLY",
                "weekly £300; 30000; WEEKLY",
                "£14,400 pa; 1440000; YEARLY",
                "£14,400 p.a.; 1440000; YEARLY",
                "£14,400 per annum; 1440000; YEARLY",
                "£14,400 yearly; 1440000; YEARLY",
                "£14,400 per year; 1440000; YEARLY",
                "£3,600 quarterly; 360000; QUARTERLY",
                "£3,600 per quarter; 360000; QUARTERLY",
                "£3,600 every 3 months; 360000; QUARTERLY",
                "£7,200 6-monthly; 720000; SIX_MONTHLY",
                "£7,200 half-yearly; 720000; SIX_MONTHLY",
                "£900 4-weekly; 90000; FOUR_WEEKLY",
                "4 weekly £900; 90000; FOUR_WEEKLY",
                "£900 every four weeks; 90000; FOUR_WEEKLY",
                "£600 fortnightly; 60000; TWO_WEEKLY",
                "£600 2-weekly; 60000; TWO_WEEKLY"
            })
    void isReadAsItIsTyped(String typed, long pence, RentFrequency frequency) {
        var unstated = frequency == MONTHLY ? WEEKLY : MONTHLY;
        assertThat(Rent.parse(typed, unstated)).contains(new Rent(pence, frequency));
    }

    @Test
    void aBareAmountIsDueAsTheCallerSays() {
        assertThat(Rent.parse("£1,200", MONTHLY)).contains(new Rent(120_000, MONTHLY));
        assertThat(Rent.parse("\u00a0£ 300 ", WEEKLY)).contains(new Rent(30_000, WEEKLY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "pcm",
                "£300 pw / £1,300 pcm",
                "£300 pw (£1,300)",
                "£300 pw / £300 pw",
                "300-400",
                "£300 - £400 pcm",
                "£450 pcm, £500 pcm",
                "from £900 pcm",
                "£150 pppw",
                "£150 per person per week",
                "1.3k pcm",
                "-£300 pw",
                "pw -£300",
                "£300- pw",
                "£0 pcm",
                "POA",
                "12004-weekly",
                "1200 5-weekly",
                "3-weekly £900",
                "£1,200 pcm bills included",
                "£100,000,000.01 pcm"
            })
    void anythingElseIsNoRent(String typed) {
        assertThat(Rent.parse(typed, MONTHLY)).isEmpty();
    }

    @Test
    void aLongCellIsNoRentAndTakesNoTime() {
        assertThat(Rent.parse("(".repeat(32_768) + "x", MONTHLY)).isEmpty();
    }

    @Test
    void everyAmountIsReadBackAsItIsShown() {
        var random = new Random(20261121);
        for (int i = 0; i < 2_000; i++) {
            var rent = Rent.monthly(random.nextLong(1, Money.LARGEST_PENCE));
            assertThat(Rent.parse(Money.format(rent.amountPence()) + " pcm", WEEKLY))
                    .contains(rent);
        }
    }

    @ParameterizedTest
    @EnumSource(RentFrequency.class)
    void readsBackHowItIsWritten(RentFrequency frequency) {
        var rent = new Rent(1_234_56, frequency);
        assertThat(Rent.parse(rent.toString(), MONTHLY)).contains(rent);
    }
}
