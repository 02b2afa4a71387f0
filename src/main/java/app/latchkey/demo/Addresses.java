package app.latchkey.demo;

import app.latchkey.platform.Postcode;
import app.latchkey.properties.PropertyType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Addresses that are all different; a street keeps its postcode. */
final class Addresses {

    private static final String POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

    private final Dice dice;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Postcode> postcodes = new HashMap<>();

    Addresses(Dice dice) {
        this.dice = dice;
    }

    Owner.Address next(DemoAgency.Town town, PropertyType type) {
        var outcode = dice.of(town.outcodes());
        String street;
        String line;
        do {
            street = dice.of(Words.STREET_STEMS) + " " + dice.of(Words.STREET_KINDS);
            line = line(street, type);
        } while (!taken.add(line + outcode));
        var postcode = postcodes.computeIfAbsent(street + outcode, _ -> postcode(outcode));
        return new Owner.Address(line, town.name(), postcode);
    }

    private String line(String street, PropertyType type) {
        var house = dice.between(1, 148) + " " + street;
        return switch (type) {
            case FLAT, STUDIO, MAISONETTE ->
                dice.chance(60)
                        ? "Flat %d, %s".formatted(dice.between(1, 6), house)
                        : "Flat %d, %s %s, %s"
                                .formatted(
                                        dice.between(1, 40),
                                        dice.of(Words.COMPANY_STEMS),
                                        dice.of(Words.HOUSES),
                                        street);
            case ROOM -> "Room %d, %s".formatted(dice.between(1, 6), house);
            default -> house;
        };
    }

    private Postcode postcode(String outcode) {
        return new Postcode("%s %d%s%s".formatted(outcode, dice.between(0, 9), letter(), letter()));
    }

    private char letter() {
        return POSTCODE_LETTERS.charAt(dice.between(0, POSTCODE_LETTERS.length() - 1));
    }
}
