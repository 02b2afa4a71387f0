package app.latchkey.demo;

import static app.latchkey.listings.ListingStatus.APPRAISED;
import static app.latchkey.listings.ListingStatus.AVAILABLE;
import static app.latchkey.listings.ListingStatus.CLOSED;
import static app.latchkey.listings.ListingStatus.DRAFT;
import static app.latchkey.listings.ListingStatus.INSTRUCTED;
import static app.latchkey.listings.ListingStatus.LET;
import static app.latchkey.listings.ListingStatus.LET_AGREED;
import static app.latchkey.listings.ListingStatus.SUSPENDED;
import static app.latchkey.listings.ListingStatus.WITHDRAWN;

import app.latchkey.listings.LetType;
import app.latchkey.listings.ListingRules;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.Rent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A listing of the demo: its course, and facts that agree with it. */
final class Episode {

    /** The rent from a moment on. */
    record Price(Rent rent, Instant at) {}

    final Dwelling dwelling;
    final Course course;

    /** Position among the agency's people. */
    final int negotiator;

    final List<Price> prices = new ArrayList<>();
    final LetType letType;
    final @Nullable Long depositPence;
    final @Nullable LocalDate availableFrom;
    final @Nullable Integer expectedStayMonths;
    final boolean petsConsidered;
    final String summary;
    final String description;
    final @Nullable Instant termsSeen;
    final int photos;
    final @Nullable Instant photographed;
    final @Nullable LocalDate letAgreedOn;
    final @Nullable Long agreedRentPcmPence;
    final @Nullable LocalDate moveInOn;
    long id;

    Episode(Dwelling dwelling, Course course, int negotiator, Rent advertised, OfficeHours hours, Dice dice) {
        this.dwelling = dwelling;
        this.course = course;
        this.negotiator = negotiator;
        letType = dice.chance(2) ? LetType.SHORT : LetType.LONG;
        price(advertised, hours, dice);
        var rent = rent();
        depositPence = rent == null ? null : ListingRules.depositCap(rent.pcmPence()) / 100 * 100;

        var instructed = course.first(INSTRUCTED);
        termsSeen = instructed
                .map(at -> startsInstructed() ? course.start() : hours.shortlyBefore(at))
                .orElse(null);
        var market = course.first(AVAILABLE);
        photographed = market.or(() -> instructed.filter(_ -> dice.chance(50)))
                .map(hours::shortlyBefore)
                .orElse(null);
        photos = photographed == null ? 0 : dice.between(3, 5);

        boolean agreed = status() == LET_AGREED || status() == LET || status() == CLOSED;
        letAgreedOn = agreed ? course.latest(LET_AGREED).map(hours::day).orElseThrow() : null;
        moveInOn =
                agreed ? course.first(LET).map(hours::day).orElse(hours.today().plusDays(dice.between(1, 30))) : null;
        agreedRentPcmPence = agreed && rent != null
                ? rent.pcmPence() * (dice.chance(25) ? 100 - dice.between(1, 4) : 100) / 100
                : null;
        var created = hours.day(course.start());
        availableFrom = moveInOn != null
                ? moveInOn.minusDays(dice.between(0, 10))
                : status() == DRAFT && dice.chance(50) ? null : created.plusDays(dice.between(10, 70));

        expectedStayMonths = dice.chance(40) ? dice.of(List.of(6, 12, 12, 12, 24, 36)) : null;
        petsConsidered = dice.chance(45);
        var facts = dwelling.facts;
        summary = "%s in %s %s with %s."
                .formatted(
                        dwellingInWords(),
                        facts.address().town(),
                        dwelling.postcode().outcode(),
                        dice.of(Words.ATTRACTIONS));
        description = "%s The home has %s and %s. Council tax band %s; %s."
                .formatted(
                        summary,
                        facts.bathrooms() == 1 ? "one bathroom" : facts.bathrooms() + " bathrooms",
                        dice.of(Words.ATTRACTIONS),
                        facts.councilTaxBand(),
                        petsConsidered ? "pets considered" : "please ask about pets");
    }

    ListingStatus status() {
        return course.last().status();
    }

    /** As advertised now. */
    @Nullable Rent rent() {
        return prices.isEmpty() ? null : prices.getLast().rent();
    }

    @Nullable ListingStatus suspendedFrom() {
        return status() == SUSPENDED
                ? course.steps().get(course.steps().size() - 2).status()
                : null;
    }

    @Nullable Instant withdrawn() {
        return status() == WITHDRAWN ? course.last().at() : null;
    }

    /** Whether all was known at the first call. */
    private boolean startsInstructed() {
        return course.first(INSTRUCTED)
                .filter(at -> at.isBefore(course.start().plus(1, ChronoUnit.HOURS)))
                .isPresent();
    }

    /** Told at the first call or found by the appraisal; lowered when nobody comes. */
    private void price(Rent advertised, OfficeHours hours, Dice dice) {
        var appraised = course.first(APPRAISED);
        if (status() == DRAFT && dice.chance(50)) {
            return;
        }
        prices.add(new Price(advertised, appraised.map(hours::shortlyBefore).orElse(course.start())));
        var steps = course.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).status() == AVAILABLE) {
                var from = hours.day(steps.get(i).at());
                var until = i + 1 < steps.size() ? hours.day(steps.get(i + 1).at()) : hours.today();
                int days = (int) ChronoUnit.DAYS.between(from, until);
                if (days >= 18 && prices.size() < 3 && dice.chance(40)) {
                    var at = hours.on(from.plusDays(dice.between(14, days - 1)));
                    new Rents(dice)
                            .reduced(prices.getLast().rent())
                            .ifPresent(lower -> prices.add(new Price(lower, at)));
                }
            }
        }
    }

    private String dwellingInWords() {
        var facts = dwelling.facts;
        var kind = facts.type().name().replace('_', '-').toLowerCase(Locale.UK);
        return switch (facts.type()) {
            case STUDIO -> "Studio flat";
            case ROOM -> "Room in a shared house";
            case TERRACED, SEMI_DETACHED, DETACHED -> facts.bedrooms() + "-bedroom " + kind + " house";
            default -> facts.bedrooms() + "-bedroom " + kind;
        };
    }
}
