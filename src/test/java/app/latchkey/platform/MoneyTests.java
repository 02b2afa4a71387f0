package app.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; £0",
                "130000; £1,300",
                "130050; £1,300.50",
                "130005; £1,300.05",
                "1; £0.01",
                "-500; -£5",
                "-50; -£0.50",
                "-130050; -£1,300.50",
                "123456789000; £1,234,567,890",
                "9223372036854775807; £92,233,720,368,547,758.07",
                "-9223372036854775808; -£92,233,720,368,547,758.08"
            })
    void isShownInPoundsAndWithPenceOnlyIfThereAreAny(long pence, String shown) {
        assertThat(Money.format(pence)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "1300;130000",
                "1,300;130000",
                "£1,300.00;130000",
                "1300.5;130050",
                "1300.05;130005",
                " £ 1 300 ;130000",
                "\u00a0£\u00a01\u202f300\u00a0;130000",
                "£1,234,567.89;123456789",
                "0;0",
                "0.01;1",
                "£100,000,000;10000000000"
            })
    void isReadAsABritonTypesIt(String typed, long pence) {
        assertThat(Money.parse(typed)).hasValue(pence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "£",
                "1.3k",
                "1,30",
                "1,3000",
                "13,00",
                "1300,000",
                ",300",
                "12.345",
                "1 30",
                "12 34",
                "-5",
                "-£5",
                "£-5",
                "1.",
                ".5",
                "1..5",
                "1,300,00",
                "1, 300",
                "£100,000,000.01",
                "999999999999",
                "99999999999999999999",
                "1e3",
                "٣٠٠",
                "twelve",
                "£12 £13",
                "NaN"
            })
    void anythingElseIsNoAmount(String typed) {
        assertThat(Money.parse(typed)).isEmpty();
    }

    @Test
    void figuresAreShownInWholePounds() {
        assertThat(Money.rounded(1_299_50)).isEqualTo("£1,300");
        assertThat(Money.rounded(1_299_49)).isEqualTo("£1,299");
        assertThat(Money.rounded(0)).isEqualTo("£0");
        assertThat(Money.rounded(-1_60)).isEqualTo("-£2");
    }

    @Test
    void whatIsShownIsReadBackToThePenny() {
        for (long pence = 0; pence <= 300_000; pence++) {
            assertThat(Money.parse(Money.format(pence))).hasValue(pence);
        }
        var random = new Random(20261121);
        for (int i = 0; i < 50_000; i++) {
            long pence = random.nextLong(Money.LARGEST_PENCE + 1);
            assertThat(Money.parse(Money.format(pence))).hasValue(pence);
        }
    }
}
