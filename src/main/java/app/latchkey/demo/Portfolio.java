package app.latchkey.demo;

import static app.latchkey.listings.ListingStatus.APPRAISED;
import static app.latchkey.listings.ListingStatus.AVAILABLE;
import static app.latchkey.listings.ListingStatus.CLOSED;
import static app.latchkey.listings.ListingStatus.DRAFT;
import static app.latchkey.listings.ListingStatus.INSTRUCTED;
import static app.latchkey.listings.ListingStatus.LET;
import static app.latchkey.listings.ListingStatus.LET_AGREED;
import static app.latchkey.listings.ListingStatus.LOST;
import static app.latchkey.listings.ListingStatus.SUSPENDED;
import static app.latchkey.listings.ListingStatus.UNDER_OFFER;

import app.latchkey.listings.Furnishing;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.security.Role;
import app.latchkey.properties.PropertyType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that an agency of the demo has, made up before any of it is written: the same for the same moment. */
final class Portfolio {

    private static final Set<ListingStatus> ADVERTISED = EnumSet.of(AVAILABLE, UNDER_OFFER, LET_AGREED, SUSPENDED);

    private static final Set<ListingStatus> UNCERTAIN = EnumSet.of(DRAFT, APPRAISED, LOST);

    /** As common as they are listed. */
    private static final List<PropertyType> TYPES = Stream.of(
                    Collections.nCopies(16, PropertyType.FLAT),
                    Collections.nCopies(9, PropertyType.TERRACED),
                    Collections.nCopies(6, PropertyType.SEMI_DETACHED),
                    Collections.nCopies(2, PropertyType.DETACHED),
                    Collections.nCopies(2, PropertyType.MAISONETTE),
                    Collections.nCopies(2, PropertyType.STUDIO),
                    List.of(PropertyType.HOUSE, PropertyType.BUNGALOW, PropertyType.ROOM))
            .flatMap(List::stream)
            .toList();

    final List<Owner> owners = new ArrayList<>();
    final List<Dwelling> dwellings = new ArrayList<>();
    final OfficeHours hours;
    final Dice dice;

    private final DemoAgency agency;
    private final Addresses addresses;
    private final Rents rents;

    Portfolio(DemoAgency agency, Clock clock) {
        this.agency = agency;
        dice = new Dice(agency.seed());
        hours = new OfficeHours(clock, dice.apart());
        addresses = new Addresses(dice);
        rents = new Rents(dice);
        makeDwellings();
        makeOwners();
        shareOut();
        dwellings.sort(Comparator.comparing(Dwelling::created));
    }

    /** In the order in which they were entered. */
    List<Episode> episodes() {
        return dwellings.stream()
                .flatMap(dwelling -> dwelling.episodes.stream())
                .sorted(Comparator.comparing(episode -> episode.course.start()))
                .toList();
    }

    private void makeDwellings() {
        var earlier = repeated(agency.before());
        var ended = earlier.stream().filter(end -> end != CLOSED).iterator();
        int closed = agency.before().getOrDefault(CLOSED, 0);
        for (var status : repeated(agency.now())) {
            var dwelling = new Dwelling(facts(status));
            boolean again = closed > 0 && !UNCERTAIN.contains(status);
            var course = Course.endingWith(status, hours.ago(Course.age(status, dice)), again, hours, dice);
            addEpisode(dwelling, course);
            if (again) {
                closed--;
                var instructedAnew = course.first(INSTRUCTED).orElseThrow();
                addEpisode(dwelling, Course.endingWith(CLOSED, instructedAnew, false, hours, dice));
            } else if (closed == 0 && ended.hasNext()) {
                var end = hours.before(course.start(), dice.between(10, 150));
                addEpisode(dwelling, Course.endingWith(ended.next(), end, false, hours, dice));
            }
            dwellings.add(dwelling);
        }
    }

    private List<ListingStatus> repeated(Map<ListingStatus, Integer> counts) {
        var all = new ArrayList<ListingStatus>();
        counts.forEach((status, count) -> all.addAll(Collections.nCopies(count, status)));
        dice.shuffle(all);
        return all;
    }

    private void addEpisode(Dwelling dwelling, Course course) {
        var rent = dwelling.episodes.isEmpty() ? dwelling.facts.rent() : rents.earlier(dwelling.facts.rent());
        dwelling.episodes.add(
                new Episode(dwelling, course, negotiator(dwelling.facts.branch()), rent, hours, dice.apart()));
    }

    /** Somebody of the branch, and among them mostly the first. */
    private int negotiator(int branch) {
        var team = IntStream.range(0, agency.people().size())
                .filter(i -> agency.people().get(i).branch() == branch)
                .filter(i -> agency.people().get(i).role() == Role.AGENT
                        || agency.people().get(i).role() == Role.MANAGER)
                .boxed()
                .toList();
        return dice.oftenTheFirst(team);
    }

    private Dwelling.Facts facts(ListingStatus status) {
        int branch = dice.oftenTheFirst(
                IntStream.range(0, agency.branches().size()).boxed().toList());
        var town = dice.oftenTheFirst(agency.branches().get(branch).towns());
        var type = dice.of(TYPES);
        int bedrooms = switch (type) {
            case STUDIO -> 0;
            case ROOM -> 1;
            case FLAT, MAISONETTE -> dice.of(List.of(1, 1, 1, 2, 2, 2, 2, 3));
            case BUNGALOW -> dice.between(2, 3);
            case DETACHED -> dice.of(List.of(3, 3, 4, 4, 5));
            default -> dice.of(List.of(2, 2, 3, 3, 3, 4));
        };
        return new Dwelling.Facts(
                branch,
                addresses.next(town, type),
                type,
                bedrooms,
                bedrooms > 2 ? dice.between(1, bedrooms - 1) : 1,
                dice.of(List.of(
                        Furnishing.UNFURNISHED,
                        Furnishing.UNFURNISHED,
                        Furnishing.FURNISHED,
                        Furnishing.PART_FURNISHED,
                        Furnishing.EITHER)),
                rents.of(town, type, bedrooms),
                "ABCDEFG".substring(Math.min(bedrooms + dice.between(0, 1), 6)).substring(0, 1),
                energy(ADVERTISED.contains(status)));
    }

    private Dwelling.Energy energy(boolean advertised) {
        if (dice.chance(1)) {
            return new Dwelling.Energy(null, null, true);
        }
        if (!advertised && dice.chance(4)) {
            return new Dwelling.Energy(null, null, false);
        }
        int days = !advertised && dice.chance(6)
                ? -dice.between(1, 300)
                : dice.chance(5) ? dice.between(1, 60) : dice.between(61, 3500);
        var rating = dice.of(List.of("A", "B", "B", "C", "C", "C", "C", "D", "D", "D", "D", "E"));
        return new Dwelling.Energy(rating, hours.today().plusDays(days), false);
    }

    /** First the couples, one beside the other, then those nobody checked yet, then the rest. */
    private void makeOwners() {
        for (int number = 0; number < agency.landlords(); number++) {
            int alone = number - 2 * agency.couples();
            boolean checked = alone < 0 || alone >= agency.unchecked();
            if (alone < 0 && number % 2 == 1) {
                var partner = owners.getLast();
                owners.add(partner.partner(dice.of(Words.TITLES), dice.of(Words.FIRST_NAMES), number));
            } else if (alone >= 0 && dice.chance(20)) {
                var name = Words.COMPANY_STEMS.get(number % 30) + " " + Words.COMPANY_KINDS.get(number / 30 % 6);
                owners.add(Owner.company(name, number, home(), checked));
            } else {
                owners.add(Owner.person(
                        dice.of(Words.TITLES),
                        dice.of(Words.FIRST_NAMES),
                        dice.of(Words.LAST_NAMES),
                        number,
                        home(),
                        checked));
            }
        }
    }

    private Owner.Address home() {
        return addresses.next(dice.of(dice.of(agency.branches()).towns()), PropertyType.HOUSE);
    }

    /** Everybody owns something; a few own much. */
    private void shareOut() {
        int alone = 2 * agency.couples();
        var unchecked = inTurn(owners.subList(alone, alone + agency.unchecked()));
        var checked = owners.subList(alone + agency.unchecked(), owners.size());
        var first = new ArrayList<>(checked).iterator();
        var couples = inTurn(IntStream.range(0, agency.couples()).boxed().toList());
        for (var dwelling : dwellings) {
            boolean uncertain = dwelling.episodes.stream().allMatch(episode -> UNCERTAIN.contains(episode.status()));
            if (uncertain && dice.chance(50)) {
                dwelling.owned(unchecked.next(), 100);
            } else if (dice.chance(12)) {
                int couple = couples.next();
                int lead = dice.of(List.of(50, 50, 75));
                dwelling.owned(owners.get(2 * couple), lead);
                dwelling.owned(owners.get(2 * couple + 1), 100 - lead);
            } else {
                dwelling.owned(first.hasNext() ? first.next() : dice.oftenTheFirst(checked), 100);
            }
        }
    }

    private static <T> Iterator<T> inTurn(List<T> all) {
        return IntStream.iterate(0, i -> (i + 1) % all.size())
                .mapToObj(all::get)
                .iterator();
    }

    /** Whether anything of an owner is let, or about to be. */
    static String status(Owner owner) {
        var newest = owner.dwellings.stream()
                .map(dwelling -> dwelling.newest().status())
                .toList();
        if (newest.stream().anyMatch(status -> status == INSTRUCTED || status == LET || ADVERTISED.contains(status))) {
            return "ACTIVE";
        }
        return newest.stream().anyMatch(status -> status == DRAFT || status == APPRAISED) ? "PROSPECT" : "PAST";
    }
}
