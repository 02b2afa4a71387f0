package app.latchkey.demo;

import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import java.util.Optional;

/** Rents between £550 and £4,500 a month, in the round sums in which people advertise them. */
final class Rents {

    private static final double[] BY_BEDROOMS = {0.78, 1, 1.28, 1.58, 2, 2.5};

    private final Dice dice;

    Rents(Dice dice) {
        this.dice = dice;
    }

    Rent of(DemoAgency.Town town, PropertyType type, int bedrooms) {
        double pounds = town.oneBedroomPounds()
                * BY_BEDROOMS[bedrooms]
                * (type == PropertyType.DETACHED ? 1.12 : type == PropertyType.ROOM ? 0.62 : 1)
                * dice.between(86, 116)
                / 100;
        return dice.chance(10)
                ? new Rent(round(pounds * 12 / 52, 5, 130, 1035) * 100, RentFrequency.WEEKLY)
                : Rent.monthly(round(pounds, 25, 550, 4500) * 100);
    }

    /** By 2 to 6 %, unless that is too little to live on. */
    Optional<Rent> reduced(Rent rent) {
        return lower(rent, dice.between(25, 55));
    }

    /** What the same dwelling fetched a year before. */
    Rent earlier(Rent rent) {
        return lower(rent, dice.between(30, 70)).orElse(rent);
    }

    private static Optional<Rent> lower(Rent rent, int thousandths) {
        boolean weekly = rent.frequency() == RentFrequency.WEEKLY;
        double pounds = rent.amountPence() / 100.0 * (1000 - thousandths) / 1000;
        var lower = new Rent(round(pounds, weekly ? 1 : 5, 100, 4500) * 100, rent.frequency());
        return Optional.of(lower).filter(r -> r.pcmPence() >= 550_00);
    }

    private static long round(double pounds, int step, int least, int most) {
        return Math.clamp(Math.round(pounds / step) * step, least, most);
    }
}
