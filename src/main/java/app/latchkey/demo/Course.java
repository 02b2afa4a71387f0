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
import static app.latchkey.listings.ListingStatus.WITHDRAWN;

import app.latchkey.listings.ListingStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The stages of one marketing episode and when each began, worked out backwards from the last. */
record Course(List<Step> steps) {

    record Step(ListingStatus status, Instant at) {}

    Course {
        steps = List.copyOf(steps);
    }

    /** @param again whether its landlord lets through us already: then nobody appraises, and all goes in one call */
    static Course endingWith(ListingStatus last, Instant end, boolean again, OfficeHours hours, Dice dice) {
        var stages = stages(last, again, dice);
        var steps = new ArrayList<Step>();
        var at = end;
        for (int i = stages.size() - 1; i >= 0; i--) {
            if (i < stages.size() - 1) {
                at = again && i == 0
                        ? hours.shortlyBefore(at)
                        : hours.before(at, days(stages.get(i), stages.get(i + 1), dice));
            }
            steps.add(new Step(stages.get(i), at));
        }
        Collections.reverse(steps);
        return new Course(steps);
    }

    private static List<ListingStatus> stages(ListingStatus last, boolean again, Dice dice) {
        var stages = new ArrayList<ListingStatus>();
        stages.add(DRAFT);
        if (last == DRAFT) {
            return stages;
        }
        if (last == APPRAISED || last == LOST || (!again && dice.chance(65))) {
            stages.add(APPRAISED);
        }
        if (last == APPRAISED) {
            return stages;
        }
        if (last == LOST) {
            stages.add(LOST);
            return stages;
        }
        stages.add(INSTRUCTED);
        if (!again && dice.chance(4)) {
            stages.addAll(List.of(WITHDRAWN, INSTRUCTED));
        }
        if (last != INSTRUCTED) {
            market(stages, last, dice);
        }
        return stages;
    }

    private static void market(List<ListingStatus> stages, ListingStatus last, Dice dice) {
        if (last == WITHDRAWN && dice.chance(15)) {
            stages.add(WITHDRAWN);
            return;
        }
        stages.add(AVAILABLE);
        if (dice.chance(12)) {
            stages.addAll(List.of(UNDER_OFFER, AVAILABLE));
        } else if (dice.chance(6)) {
            stages.addAll(List.of(SUSPENDED, AVAILABLE));
        } else if (dice.chance(4)) {
            stages.addAll(List.of(LET_AGREED, AVAILABLE));
        } else if (dice.chance(2)) {
            stages.addAll(List.of(UNDER_OFFER, SUSPENDED, UNDER_OFFER, AVAILABLE));
        }
        switch (last) {
            case UNDER_OFFER -> stages.add(UNDER_OFFER);
            case LET_AGREED, LET, CLOSED -> {
                if (dice.chance(60)) {
                    stages.add(UNDER_OFFER);
                }
                stages.addAll(
                        List.of(LET_AGREED, LET, CLOSED).subList(0, last == LET_AGREED ? 1 : last == LET ? 2 : 3));
            }
            case SUSPENDED, WITHDRAWN -> {
                if (dice.chance(25)) {
                    stages.add(UNDER_OFFER);
                } else if (last == WITHDRAWN && dice.chance(20)) {
                    stages.add(SUSPENDED);
                }
                stages.add(last);
            }
            default -> {}
        }
    }

    /** How long the first of two stages takes. */
    private static int days(ListingStatus from, ListingStatus to, Dice dice) {
        return switch (from) {
            case DRAFT -> dice.between(1, 6);
            case APPRAISED -> to == LOST ? dice.between(3, 25) : dice.between(1, 14);
            case INSTRUCTED -> to == WITHDRAWN ? dice.between(3, 20) : dice.between(2, 10);
            case AVAILABLE -> to == WITHDRAWN ? dice.between(15, 70) : dice.between(3, 35);
            case UNDER_OFFER -> dice.between(1, 8);
            case LET_AGREED -> to == AVAILABLE ? dice.between(3, 15) : dice.between(10, 35);
            case LET -> dice.between(190, 420);
            case SUSPENDED -> dice.between(5, 30);
            case WITHDRAWN -> dice.between(5, 40);
            case LOST, CLOSED -> throw new IllegalArgumentException(from + " is the end");
        };
    }

    /** How long ago a stage that still lasts may have begun. */
    static int age(ListingStatus status, Dice dice) {
        return switch (status) {
            case DRAFT -> dice.between(0, 20);
            case APPRAISED -> dice.between(0, 25);
            case INSTRUCTED, UNDER_OFFER -> dice.between(0, 14);
            case AVAILABLE -> Math.min(dice.between(0, 140), dice.between(0, 140));
            case LET_AGREED -> dice.between(0, 25);
            case LET -> dice.between(0, dice.chance(50) ? 365 : 220);
            case SUSPENDED -> dice.between(1, 30);
            case WITHDRAWN, LOST, CLOSED -> dice.between(1, 330);
        };
    }

    Instant start() {
        return steps.getFirst().at();
    }

    Step last() {
        return steps.getLast();
    }

    Optional<Instant> first(ListingStatus status) {
        return steps.stream()
                .filter(step -> step.status() == status)
                .map(Step::at)
                .findFirst();
    }

    /** The latest time it came to this; what fell through before is forgotten. */
    Optional<Instant> latest(ListingStatus status) {
        return steps.reversed().stream()
                .filter(step -> step.status() == status)
                .map(Step::at)
                .findFirst();
    }
}
