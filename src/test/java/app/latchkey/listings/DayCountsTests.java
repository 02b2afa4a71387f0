package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.DeskTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class DayCountsTests {

    @Autowired
    private JdbcClient database;

    private static DayCounts of(List<Integer> days) {
        return DayCounts.of(days.stream().map(each -> Map.entry(each, 1L)).toList());
    }

    @Test
    void nothingHasNoMedianAndNoMean() {
        assertThat(of(List.of()).quantile(2)).isNull();
        assertThat(of(List.of()).mean()).isNull();
    }

    @Test
    void theMedianOfTwoLiesBetweenThem() {
        assertThat(of(List.of(3, 10)).quantile(2)).isEqualByComparingTo("6.5");
        assertThat(of(List.of(3, 10)).mean()).isEqualByComparingTo("6.5");
        assertThat(of(List.of(1, 1, 2)).mean()).isEqualByComparingTo("1.3");
    }

    @Test
    void quantilesAreThoseOfPostgres() {
        var random = new Random(20261128);
        for (int round = 0; round < 60; round++) {
            var days = new ArrayList<Integer>();
            for (int i = 0; i <= random.nextInt(30); i++) {
                days.add(random.nextInt(40));
            }
            var known = of(days);
            for (int quarters = 0; quarters <= 4; quarters++) {
                var expected = database.sql("""
                                select round(cast(percentile_cont(%s) within group (order by d) as numeric), 1)
                                  from unnest(array [%s]) d""".formatted(
                                        quarters / 4.0,
                                        days.stream().map(String::valueOf).collect(Collectors.joining(","))))
                        .query(BigDecimal.class)
                        .single();
                assertThat(known.quantile(quarters))
                        .as("%s of %s", quarters, days)
                        .isEqualByComparingTo(expected);
            }
        }
    }
}
