package app.latchkey.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.security.CurrentUser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeClockTests {

    private final ChangeClock clock = new ChangeClock(new CurrentUser());

    private long newest() {
        return clock.newest(1, Set.of("Listing", "Contact"));
    }

    private void heard(String type, String transaction) {
        clock.on(new RecordsChanged(1, type, List.of(5L), null, transaction));
    }

    @Test
    void whatThisInstanceWroteIsNoNewsToIt() {
        clock.written(1, "Listing", "a");
        long number = newest();
        assertThat(number).isPositive();
        heard("Listing", "a");
        assertThat(newest()).isEqualTo(number);
    }

    @Test
    void whatAnotherWroteIsEvenWhereItIsOfTheSameKind() {
        clock.written(1, "Listing", "a");
        long number = newest();
        heard("Listing", "b");
        assertThat(newest()).isGreaterThan(number);
    }

    @Test
    void eachKindOfATransactionIsKnownAgainByItself() {
        clock.written(1, "Listing", "a");
        clock.written(1, "Contact", "a");
        long number = newest();
        heard("Contact", "a");
        heard("Listing", "a");
        assertThat(newest()).isEqualTo(number);
    }

    @Test
    void whatIsHeardBeforeTheWritingThreadGetsThereHasItsNumberAtOnce() {
        heard("Listing", "a");
        assertThat(newest()).isPositive();
    }

    @Test
    void afterAGapEverythingMayBeAnother() {
        clock.written(1, "Listing", "a");
        long number = newest();
        clock.on(new ChangesMissed());
        long missed = newest();
        assertThat(missed).isGreaterThan(number);
        heard("Listing", "a");
        assertThat(newest()).isGreaterThan(missed);
    }

    @Test
    void otherAgenciesAndKindsAreLeftAlone() {
        clock.written(2, "Listing", "a");
        clock.written(1, "Viewing", "a");
        assertThat(newest()).isZero();
    }
}
