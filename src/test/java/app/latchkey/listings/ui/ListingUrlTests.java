package app.latchkey.listings.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.listings.Furnishing;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingMoments;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.ListingStep;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.properties.PropertyType;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingUrlTests {

    @Test
    void readsBackWhateverItWrote() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var filter = filter(random);
            var columns = ListingSort.Column.values();
            var sort = new ListingSort(columns[random.nextInt(columns.length)], random.nextBoolean());
            var address = ListingUrl.write(filter, sort).getQueryString();
            var read = ListingUrl.parse(QueryParameters.fromString(address));
            assertThat(read).as(address).isEqualTo(new ListingUrl(filter, sort, List.of()));
        }
    }

    @Test
    void namesNothingInTheAddressOfTheWholeList() {
        assertThat(ListingUrl.write(ListingFilter.ALL, ListingSort.DEFAULT).getQueryString())
                .isEmpty();
    }

    @Test
    void leavesOutNonsenseAndSaysSo() {
        var read = ListingUrl.parse(
                QueryParameters.fromString(
                        "status=available&status=sold&bedrooms_min=-1&rent_max=cheap&branch=x&available_by=31/02/2026&sort=-age&sort=x&other=1"));
        assertThat(read.filter().statuses()).containsExactly(ListingStatus.AVAILABLE);
        assertThat(read.sort()).isEqualTo(new ListingSort(ListingSort.Column.AGE, false));
        assertThat(read.ignored())
                .containsExactly(
                        "status=sold", "bedrooms_min=-1", "rent_max=cheap", "available_by=31/02/2026", "branch=x");
    }

    @Test
    void aStepWithoutItsDaysOrOfTwoScopesIsIgnored() {
        assertThat(ListingUrl.parse(QueryParameters.fromString("step=let_agreed"))
                        .ignored())
                .containsExactly("step=let_agreed");
        assertThat(ListingUrl.parse(
                                QueryParameters.fromString("step=let_agreed&step_from=2026-03-02&step_to=2026-03-01"))
                        .ignored())
                .containsExactly("step=let_agreed");
        assertThat(ListingUrl.parse(
                                QueryParameters.fromString(
                                        "step=let_agreed&step_from=2026-03-01&step_to=2026-03-02&step_branch=1&step_negotiator=2"))
                        .ignored())
                .containsExactly("step=let_agreed");
    }

    @Test
    void takesOneConditionAway() {
        var filter = ListingUrl.parse(QueryParameters.fromString("q=ivy&rent_min=500&rent_max=900"))
                .filter();
        assertThat(ListingUrl.without(filter, "rent_min", "rent_max")).isEqualTo(ListingFilter.ofText("ivy"));
    }

    private static ListingFilter filter(Random random) {
        return new ListingFilter(
                random.nextBoolean() ? "" : "1 & 2 Ivy=Road, é #" + random.nextInt(100),
                some(random, ListingStatus.values()),
                maybe(random, random.nextInt(51)),
                maybe(random, random.nextInt(51)),
                maybe(random, random.nextLong(1_000_000)),
                maybe(random, random.nextLong(1_000_000)),
                some(random, PropertyType.values()),
                random.nextBoolean() ? "" : "Bradford-on-Avon",
                random.nextBoolean() ? "" : "BA15",
                some(random, Furnishing.values()),
                maybe(random, LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700))),
                maybe(random, random.nextLong(1_000_000)),
                maybe(random, random.nextLong(1_000_000)),
                moments(random));
    }

    private static ListingMoments moments(Random random) {
        var first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
        var scope = List.of(
                        KpiScope.AGENCY,
                        KpiScope.ofBranch(random.nextLong(1_000_000)),
                        KpiScope.ofNegotiator(random.nextLong(1_000_000)))
                .get(random.nextInt(3));
        var kinds = ListingStep.Kind.values();
        return new ListingMoments(
                maybe(
                        random,
                        new ListingStep(
                                kinds[random.nextInt(kinds.length)],
                                first,
                                first.plusDays(random.nextInt(400)),
                                scope,
                                maybe(random, random.nextInt(6)))),
                maybe(random, first),
                maybe(random, first.plusDays(random.nextInt(30))),
                maybe(random, first));
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }

    private static <E extends Enum<E>> Set<E> some(Random random, E[] values) {
        return Stream.of(values).filter(value -> random.nextInt(4) == 0).collect(Collectors.toSet());
    }
}
