package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.DeskTest;
import app.latchkey.metrics.Readiness.Settings;
import app.latchkey.metrics.ReadyPoint.Name;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ReadinessTests {

    @Autowired
    private Readiness readiness;

    private List<Name> missing(Settings settings) {
        return readiness.look(settings).stream()
                .filter(point -> !point.isSo())
                .map(ReadyPoint::name)
                .toList();
    }

    @Test
    void aDeskAsItComesWantsWhatOnlyItsOwnerCanSet() {
        assertThat(readiness.look()).extracting(ReadyPoint::name).containsExactly(Name.values());
        assertThat(missing(new Settings("http://localhost:8080", false, "", false, 1_200)))
                .containsExactly(Name.ADDRESS, Name.SECRET, Name.SECOND_FACTOR, Name.MAIL);
    }

    @Test
    void onceThatIsSetNothingIsMissing() {
        assertThat(missing(new Settings("https://desk.example.org", true, "mail.example.org", true, 1_200)))
                .isEmpty();
        assertThat(missing(new Settings("https://desk.example.org", true, "mail.example.org", true, 0)))
                .containsExactly(Name.LIMITS);
    }
}
