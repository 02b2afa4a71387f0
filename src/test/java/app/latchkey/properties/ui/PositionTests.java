package app.latchkey.properties.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.properties.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"51.501009, -0.141588", " 51.501009,-0.141588 ", "51.501009 -0.141588", "51.501009; -0.141588"})
    void readsWhatMapsWrite(String typed) {
        assertThat(Position.parse(typed)).contains(new Position(51.501009, -0.141588));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "51.5", "51.5, ", "51,5; 0,1", "north", "51.5, -0.1, 3", "1e5, 1", "5115, 1"})
    void refusesWhatIsNotTwoNumbers(String typed) {
        assertThat(Position.parse(typed)).isEmpty();
    }

    @Test
    void writesWhatItReads() {
        assertThat(Position.of(Properties.flat().at(51.501009, -0.141588).details()))
                .isEqualTo("51.501009, -0.141588");
        assertThat(Position.of(Properties.flat().at(50.0, 0.0).details())).isEqualTo("50, 0");
        assertThat(Position.of(Properties.flat().details())).isEmpty();
    }
}
