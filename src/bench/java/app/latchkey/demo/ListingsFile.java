package app.latchkey.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/**
 * A file of listings as another system's export, the same rows every time; a million of them are just below 200 MB. Every hundredth row is bad, each for the
 * next of {@link Fault}.
 */
public final class ListingsFile {

    private static final List<GreatBritain.Town> TOWNS = GreatBritain.weighted();
    private static final List<String> TYPES = List.of("Flat", "Apartment", "House", "Terraced", "Semi-detached");
    private static final List<String> FURNISHINGS = List.of("Furnished", "Part furnished", "Unfurnished");
    private static final int EVERY = 100;

    /** What is wrong with a row. */
    private enum Fault {
        RENT_IN_WORDS,
        NO_RENT,
        NO_ADDRESS,
        BEDROOMS_IN_WORDS,
        TOO_MANY_BEDROOMS,
        POSTCODE,
        DATE,
        DEPOSIT_ABOVE_CAP,
        ENERGY_RATING,
        TAX_BAND,
        CONTROL_CHARACTER,
        LONG_ADDRESS,
        REFERENCE_TWICE,
        NO_REFERENCE,
        CELL_TOO_FEW,
        CELL_TOO_MANY
    }

    private ListingsFile() {}

    /** How many of so many rows are bad. */
    public static int bad(int rows) {
        return rows / EVERY;
    }

    public static Path write(int rows) throws IOException {
        var file = Files.createTempFile("latchkey", ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("Our ref,Address,Town,Postcode,Property type,Bedrooms,Bathrooms,Furnishing,Rent,Deposit,"
                    + "Available from,EPC rating,Council tax band,Summary,Description\r\n");
            for (int n = 1; n <= rows; n++) {
                out.write(row(n));
                out.write("\r\n");
            }
        }
        return file;
    }

    private static String row(int n) {
        var fault = n % EVERY == 0 ? Fault.values()[n / EVERY % Fault.values().length] : null;
        var dice = new Dice(n * 0x9E37_79B9_7F4A_7C15L);
        var town = dice.of(TOWNS);
        int bedrooms = dice.between(1, 5);
        int pounds = town.poundsPcm() / 5 * 5 * (dice.between(70, 140) + 30 * bedrooms) / 100;
        var row = new StringJoiner(",");
        row.add(fault == Fault.NO_REFERENCE ? "" : "X-%07d".formatted(fault == Fault.REFERENCE_TWICE ? n - 1 : n));
        row.add(quoted(
                fault == Fault.NO_ADDRESS ? "" : fault == Fault.LONG_ADDRESS ? "Long ".repeat(70) : address(dice)));
        row.add(town.name());
        row.add(
                fault == Fault.POSTCODE
                        ? "NOWHERE"
                        : "%s %d%c%c"
                                .formatted(dice.of(town.outcodes()), dice.between(0, 9), letter(dice), letter(dice)));
        row.add(dice.of(TYPES));
        row.add(
                fault == Fault.BEDROOMS_IN_WORDS
                        ? "many"
                        : fault == Fault.TOO_MANY_BEDROOMS ? "51" : Integer.toString(bedrooms));
        row.add(Integer.toString(dice.between(1, 3)));
        row.add(dice.of(FURNISHINGS));
        row.add(
                fault == Fault.RENT_IN_WORDS
                        ? "on application"
                        : fault == Fault.NO_RENT ? "" : quoted("£%,d pcm".formatted(pounds)));
        row.add(Integer.toString(fault == Fault.DEPOSIT_ABOVE_CAP ? pounds * 3 : pounds));
        row.add(
                fault == Fault.DATE
                        ? "31/02/2027"
                        : "%02d/%02d/2027".formatted(dice.between(1, 28), dice.between(1, 12)));
        row.add(fault == Fault.ENERGY_RATING ? "Z" : dice.of(List.of("A", "B", "C", "D", "E")));
        row.add(fault == Fault.TAX_BAND ? "Q" : dice.of(List.of("A", "B", "C", "D", "E", "F")));
        row.add(bedrooms + " bedrooms in " + town.name() + (fault == Fault.CONTROL_CHARACTER ? "\u0007" : ""));
        if (fault != Fault.CELL_TOO_FEW) {
            row.add(quoted("With %s.\nBy appointment.".formatted(dice.of(Words.ATTRACTIONS))));
        }
        if (fault == Fault.CELL_TOO_MANY) {
            row.add("more");
        }
        return row.toString();
    }

    private static String address(Dice dice) {
        return "Flat %d, %d %s %s"
                .formatted(
                        dice.between(1, 60),
                        dice.between(1, 240),
                        dice.of(Words.STREET_STEMS),
                        dice.of(Words.STREET_KINDS));
    }

    private static char letter(Dice dice) {
        return "ABDEFGHJLNPQRSTUWXYZ".charAt(dice.between(0, 19));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
