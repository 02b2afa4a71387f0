package app.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RentFrequencyTests {

    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 30000, 130000",
        "TWO_WEEKLY, 60000, 130000",
        "FOUR_WEEKLY, 120000, 130000",
        "MONTHLY, 130000, 130000",
        "QUARTERLY, 390000, 130000",
        "SIX_MONTHLY, 780000, 130000",
        "YEARLY, 1560000, 130000",
        "WEEKLY, 98000, 424667",
        "WEEKLY, 0, 0"
    })
    void isConvertedToPenceACalendarMonth(RentFrequency frequency, long pence, long pcm) {
        assertThat(frequency.toPcm(pence)).isEqualTo(pcm);
    }

    @ParameterizedTest
    @CsvSource({"SIX_MONTHLY, 3, 1", "SIX_MONTHLY, 2, 0", "YEARLY, 6, 1", "YEARLY, 5, 0", "TWO_WEEKLY, 3, 7"})
    void roundsHalfAPennyUp(RentFrequency frequency, long pence, long pcm) {
        assertThat(frequency.toPcm(pence)).isEqualTo(pcm);
    }

    @Test
    void agreesWithExactArithmeticOnAnyAmount() {
        var random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            long pence = random.nextLong(1L << random.nextInt(1, 60));
            // 13/3 of the weekly rent, rounded: (26 w + 3) / 6
            long expected = BigInteger.valueOf(pence)
                    .multiply(BigInteger.valueOf(26))
                    .add(BigInteger.valueOf(3))
                    .divide(BigInteger.valueOf(6))
                    .longValueExact();
            assertThat(RentFrequency.WEEKLY.toPcm(pence)).as("%d", pence).isEqualTo(expected);
        }
    }

    @Test
    void refusesToWrapAroundWhenTheResultIsTooLarge() {
        assertThat(RentFrequency.YEARLY.toPcm(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE / 12 + 1);
        assertThatThrownBy(() -> RentFrequency.WEEKLY.toPcm(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
