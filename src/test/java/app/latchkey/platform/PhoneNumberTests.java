package app.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource({
        "07700 900123, +447700900123, 07700 900123",
        "+44 (0)7700 900 123, +447700900123, 07700 900123",
        "0044 7700 900123, +447700900123, 07700 900123",
        "020 7946 0018, +442079460018, 020 7946 0018",
        "(0117) 496-0123, +441174960123, 0117 496 0123",
        "+33 1 42 68 53 00, +33142685300, +33 1 42 68 53 00"
    })
    void readsWhatPeopleTypeAndShowsItTheBritishWay(String typed, String kept, String shown) {
        var number = PhoneNumber.parse(typed).orElseThrow();
        assertThat(number.value()).isEqualTo(kept);
        assertThat(number.british()).isEqualTo(shown);
        assertThat(PhoneNumber.parse(number.british())).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345", "ask her husband", "07700 9001234567", "07700 900123 ext 4", "+999 12"})
    void refusesWhatIsNoNumberOfOnesOwn(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
    }

    @Test
    void isNeverInAnotherForm() {
        assertThatThrownBy(() -> new PhoneNumber("07700 900123")).isInstanceOf(IllegalArgumentException.class);
    }
}
