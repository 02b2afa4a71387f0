package app.latchkey.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTests {

    @Test
    void threeOwnersShareEvenlyToTheHundredth() {
        assertThat(Share.evenly(3))
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 11, 13, 49, 50})
    void evenSharesAddUpAndDifferByAHundredthAtMost(int owners) {
        var shares = Share.evenly(owners);
        assertThat(shares).hasSize(owners);
        assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("100");
        assertThat(shares.getFirst().subtract(shares.getLast())).isLessThanOrEqualTo(new BigDecimal("0.01"));
        assertThat(shares).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
}
