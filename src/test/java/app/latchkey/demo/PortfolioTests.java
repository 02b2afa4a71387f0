package app.latchkey.demo;

import static app.latchkey.listings.ListingStatus.APPRAISED;
import static app.latchkey.listings.ListingStatus.DRAFT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void isTheSameForTheSameMoment() {
        var now = Instant.parse("2026-06-10T11:00:00Z");

        assertThat(told(new Portfolio(DemoAgency.HARBOUR_AND_VALE, Clock.fixed(now, LONDON))))
                .isEqualTo(told(new Portfolio(DemoAgency.HARBOUR_AND_VALE, Clock.fixed(now, LONDON))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-10T11:00:00Z",
                "2026-06-14T11:00:00Z",
                "2026-06-15T00:01:00Z",
                "2026-03-29T01:30:00Z",
                "2028-02-29T23:59:59Z"
            })
    void happensInOfficeHoursAndNotInTheFuture(String moment) {
        var now = Instant.parse(moment);
        var steps = new Portfolio(DemoAgency.HARBOUR_AND_VALE, Clock.fixed(now, LONDON))
                .episodes().stream()
                        .flatMap(episode -> episode.course.steps().stream())
                        .map(Course.Step::at)
                        .toList();

        assertThat(steps)
                .allMatch(at -> !at.isAfter(now))
                .allMatch(at -> at.atZone(LONDON).getDayOfWeek() != DayOfWeek.SUNDAY)
                .allMatch(at -> at.atZone(LONDON).toLocalTime().isAfter(LocalTime.of(9, 0)))
                .allMatch(at -> !at.atZone(LONDON).toLocalTime().isAfter(LocalTime.of(17, 30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-14T11:00:00Z", "2026-06-15T00:01:00Z", "2028-02-29T23:59:59Z"})
    void isOfTheSamePeopleAndHomesOnAnyDay(String moment) {
        var once = Clock.fixed(Instant.parse("2026-06-10T11:00:00Z"), LONDON);
        var later = Clock.fixed(Instant.parse(moment), LONDON);
        for (var agency : List.of(DemoAgency.HARBOUR_AND_VALE, DemoAgency.NORTHGATE)) {
            assertThat(names(new Portfolio(agency, later))).isEqualTo(names(new Portfolio(agency, once)));
        }
    }

    private static List<String> names(Portfolio portfolio) {
        return Stream.concat(
                        portfolio.owners.stream()
                                .map(owner -> owner.firstName + " " + owner.lastName + " " + owner.company),
                        portfolio.dwellings.stream()
                                .map(dwelling -> dwelling.facts)
                                .map(home ->
                                        home.address() + " " + home.type() + " " + home.bedrooms() + " " + home.rent())
                                .sorted())
                .toList();
    }

    @Test
    void givesEveryLandlordSomething() {
        assertThat(List.of(DemoAgency.HARBOUR_AND_VALE, DemoAgency.NORTHGATE))
                .flatExtracting(agency -> new Portfolio(agency, Clock.system(LONDON)).owners)
                .hasSize(425)
                .noneMatch(owner -> owner.dwellings.isEmpty());
    }

    @Test
    void instructsNobodyUnchecked() {
        var portfolio = new Portfolio(DemoAgency.HARBOUR_AND_VALE, Clock.system(LONDON));

        assertThat(portfolio.owners.stream().filter(owner -> !owner.checked))
                .hasSize(30)
                .flatExtracting(owner -> owner.dwellings)
                .flatExtracting(dwelling -> dwelling.episodes)
                .allMatch(episode -> episode.status() == DRAFT
                        || episode.status() == APPRAISED
                        || episode.status().isFinal());
    }

    private static List<String> told(Portfolio portfolio) {
        return portfolio.episodes().stream()
                .map(episode -> "%s %s %s %s %s %s %s"
                        .formatted(
                                episode.dwelling.facts,
                                episode.course,
                                episode.prices,
                                episode.negotiator,
                                episode.moveInOn,
                                episode.description,
                                episode.dwelling.leadOwner().email))
                .toList();
    }
}
