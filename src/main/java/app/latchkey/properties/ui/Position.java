package app.latchkey.properties.ui;

import app.latchkey.properties.PropertyDetails;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place on the map as maps write it, "51.50142, -0.14189": degrees north, then east. */
record Position(double latitude, double longitude) {

    private static final Pattern TYPED = Pattern.compile(
            "\\s*([-+]?[0-9]{1,3}(?:\\.[0-9]{1,15})?)\\s*[,;\\s]\\s*([-+]?[0-9]{1,3}(?:\\.[0-9]{1,15})?)\\s*");

    /** Empty for anything that is not two numbers. */
    static Optional<Position> parse(String typed) {
        var numbers = TYPED.matcher(typed);
        return numbers.matches()
                ? Optional.of(new Position(Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2))))
                : Optional.empty();
    }

    /** Blank when it is not known. */
    static String of(PropertyDetails details) {
        var latitude = details.latitude();
        var longitude = details.longitude();
        return latitude == null || longitude == null ? "" : plain(latitude) + ", " + plain(longitude);
    }

    /** As many decimals as there are, up to a centimetre. */
    private static String plain(double degrees) {
        return String.format(Locale.ROOT, "%.7f", degrees).replaceAll("\\.?0+$", "");
    }
}
