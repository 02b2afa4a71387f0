package app.latchkey.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinedSharesTests {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final long KEPT = 1;
    private static final long GONE = 2;

    @Test
    void twoHalvesAreAWhole() {
        var joined = JoinedShares.of(List.of(share(KEPT, 50, 0, null, true), share(GONE, 50, 0, null, false)), KEPT);
        assertThat(joined).containsExactly(share(KEPT, 100, 0, null, true));
    }

    @Test
    void aShareHandedFromOneToTheOtherIsOneShare() {
        var joined = JoinedShares.of(List.of(share(GONE, 40, 0, 10, false), share(KEPT, 40, 10, null, false)), KEPT);
        assertThat(joined).containsExactly(share(KEPT, 40, 0, null, false));
    }

    @Test
    void aGapStaysAGap() {
        var joined = JoinedShares.of(List.of(share(GONE, 40, 0, 10, false), share(KEPT, 40, 20, null, false)), KEPT);
        assertThat(joined).containsExactly(share(KEPT, 40, 0, 10, false), share(KEPT, 40, 20, null, false));
    }

    @Test
    void onEveryDayTheSharesAddUpWhateverTheyWere() {
        var random = new Random(4711);
        for (int round = 0; round < 2_000; round++) {
            var shares = new ArrayList<OwnershipShare>();
            for (long owner : new long[] {KEPT, GONE}) {
                int day = random.nextInt(10);
                for (int i = random.nextInt(4); i > 0; i--) {
                    int from = day + random.nextInt(5);
                    day = from + 1 + random.nextInt(10);
                    boolean last = i == 1 && random.nextBoolean();
                    shares.add(share(owner, 1 + random.nextInt(50), from, last ? null : day, random.nextBoolean()));
                }
            }
            var joined = JoinedShares.of(shares, KEPT);
            for (int day = -1; day < 80; day++) {
                var on = START.plusDays(day);
                assertThat(percent(joined, on)).as("%s on %s", shares, on).isEqualByComparingTo(percent(shares, on));
                assertThat(leads(joined, on)).isEqualTo(leads(shares, on));
                assertThat(joined.stream().filter(share -> share.isOn(on))).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(joined).allMatch(share -> share.landlordId() == KEPT);
        }
    }

    private static BigDecimal percent(List<OwnershipShare> shares, LocalDate day) {
        return shares.stream()
                .filter(share -> share.isOn(day))
                .map(OwnershipShare::percent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean leads(List<OwnershipShare> shares, LocalDate day) {
        return shares.stream().anyMatch(share -> share.isOn(day) && share.leads());
    }

    private static OwnershipShare share(long owner, int percent, int from, @Nullable Integer until, boolean leads) {
        return new OwnershipShare(
                null,
                7,
                owner,
                BigDecimal.valueOf(percent),
                START.plusDays(from),
                until == null ? null : START.plusDays(until),
                leads);
    }
}
