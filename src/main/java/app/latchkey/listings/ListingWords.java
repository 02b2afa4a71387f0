package app.latchkey.listings;

import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words other systems use for ours. A word that is not here is not guessed at. */
final class ListingWords {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SEPARATOR = Pattern.compile(" / ");
    private static final Map<String, PropertyType> TYPES = new HashMap<>();
    private static final Map<String, Furnishing> FURNISHINGS = new HashMap<>();
    private static final Map<String, LetType> LET_TYPES = new HashMap<>();
    private static final Map<String, RentFrequency> FREQUENCIES = new HashMap<>();
    private static final Set<String> LETTINGS =
            Set.of("letting", "lettings", "let", "to let", "rent", "to rent", "rental", "rentals", "lets");

    static {
        types(
                PropertyType.FLAT,
                "flat / apartment / flat apartment / apartment flat / penthouse / duplex / conversion / ground floor flat",
                "ground flat / top floor flat / purpose built flat / converted flat / garden flat / serviced apartment");
        types(PropertyType.HOUSE, "house / town house / townhouse / mews / mews house / cottage / character property");
        types(
                PropertyType.TERRACED,
                "terraced / terrace / terraced house / mid terrace / mid terraced / mid terrace house",
                "mid terraced house / end terrace / end of terrace / end terraced / end terrace house",
                "end of terrace house / end terraced house");
        types(PropertyType.SEMI_DETACHED, "semi detached / semi detached house / semi / semi det");
        types(PropertyType.DETACHED, "detached / detached house / link detached / link detached house / villa");
        types(PropertyType.MAISONETTE, "maisonette / ground floor maisonette");
        types(PropertyType.BUNGALOW, "bungalow / detached bungalow / semi detached bungalow / terraced bungalow");
        types(PropertyType.STUDIO, "studio / studio flat / studio apartment / bedsit / bed sit");
        types(
                PropertyType.ROOM,
                "room / room in a shared house / house share / flat share / shared house / shared flat");
        types(PropertyType.OTHER, "other");
        words(FURNISHINGS, Furnishing.FURNISHED, "furnished / fully furnished / yes / y / true");
        words(
                FURNISHINGS,
                Furnishing.PART_FURNISHED,
                "part furnished / part / partly furnished / partially furnished / semi furnished");
        words(FURNISHINGS, Furnishing.UNFURNISHED, "unfurnished / un furnished / no / n / false");
        words(
                FURNISHINGS,
                Furnishing.EITHER,
                "either / furnished unfurnished / furnished or unfurnished / flexible / furnished or unfurnished landlord is flexible");
        words(FREQUENCIES, RentFrequency.WEEKLY, "weekly / pw / week / per week / w");
        words(FREQUENCIES, RentFrequency.TWO_WEEKLY, "2 weekly / two weekly / fortnightly / fortnight");
        words(FREQUENCIES, RentFrequency.FOUR_WEEKLY, "4 weekly / four weekly");
        words(FREQUENCIES, RentFrequency.MONTHLY, "monthly / pcm / pm / month / per month / calendar monthly / m");
        words(FREQUENCIES, RentFrequency.QUARTERLY, "quarterly / quarter / per quarter / q");
        words(FREQUENCIES, RentFrequency.SIX_MONTHLY, "6 monthly / six monthly / half yearly");
        words(FREQUENCIES, RentFrequency.YEARLY, "yearly / annual / annually / pa / year / per annum / per year / y");
        words(LET_TYPES, LetType.LONG, "long / long let / long lets / long term");
        words(LET_TYPES, LetType.SHORT, "short / short let / short lets / short term / holiday let");
    }

    private ListingWords() {}

    static Optional<PropertyType> type(String text) {
        return Optional.ofNullable(TYPES.get(normal(text)));
    }

    static Optional<Furnishing> furnishing(String text) {
        return Optional.ofNullable(FURNISHINGS.get(normal(text)));
    }

    static Optional<LetType> letType(String text) {
        return Optional.ofNullable(LET_TYPES.get(normal(text)));
    }

    static Optional<RentFrequency> frequency(String text) {
        return Optional.ofNullable(FREQUENCIES.get(normal(text)));
    }

    /** Whether a word for the kind of deal means a letting and not a sale. */
    static boolean isLetting(String text) {
        return LETTINGS.contains(normal(text));
    }

    private static void types(PropertyType type, String... words) {
        words(TYPES, type, words);
    }

    private static <T> void words(Map<String, T> dictionary, T meaning, String... words) {
        SEPARATOR.splitAsStream(String.join(" / ", words)).forEach(word -> dictionary.put(word, meaning));
    }

    private static String normal(String text) {
        return NO_WORD.matcher(text.toLowerCase(Locale.UK)).replaceAll(" ").strip();
    }
}
